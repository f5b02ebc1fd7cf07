import { ClusterConnection } from '../../transport';
import { Clock } from '../../util/timing';

/** A missing credential may come soon; meanwhile the types with the label report the failure. */
const IDENTIFY_AGAIN_MS = 3_000;

/** The identity of the credential as soon as it is known; undefined when the signal aborts. */
export async function waitForIdentity(
  connection: ClusterConnection,
  clock: Clock,
  signal: AbortSignal,
): Promise<string | undefined> {
  while (!signal.aborted) {
    const identity = await connection.identity(signal);
    if (signal.aborted) break;
    if (identity.ok) return identity.value;
    await clock.sleep(IDENTIFY_AGAIN_MS, signal);
  }
  return undefined;
}
