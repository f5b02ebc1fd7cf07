import { ClusterConnection } from '../../transport';
import { Clock } from '../../util/timing';

/** Who has no credential now may have one soon; the labelled kinds say so meanwhile. */
const IDENTIFY_AGAIN_MS = 3_000;

/** Whose eyes these are, as soon as that is known; undefined when the signal aborts. */
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
