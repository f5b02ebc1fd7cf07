import { ClusterConnection } from '../../transport';
import { ResourceType } from '../resourceTypes';

/**
 * Under what it is remembered that the caller may not read a type that nobody has named;
 * undefined for others. Rejects when the signal aborts.
 *
 * @param api - by `unservedKey`
 */
export async function refusedKey(
  connection: ClusterConnection,
  { isDiscovered }: ResourceType,
  api: string,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  if (!isDiscovered) return undefined;
  const identity = await connection.identity(signal);
  return identity.ok ? [api, namespace ?? '', identity.value] : undefined;
}
