import { ServiceTarget } from '../locate';
import { ClusterConnection, METADATA_LIST } from '../transport';
import { Failure } from '../util/Result';
import { ANY_VERSION } from './informer/list';
import { configuredTypes, listPath } from './resourceTypes';

const NO_POD = 'podlight-access-check';

const DENIALS: ReadonlySet<string> = new Set([
  'credential',
  'forbidden',
  'unauthenticated',
]);

/** Whether a failure is about the caller's rights rather than about the cluster. */
export function isAccessDenied({ code }: Failure['reason']): boolean {
  return DENIALS.has(code);
}

/**
 * Checks whether the caller may still list the pods of a service. An open watch does
 * not show that, as API servers let it run on.
 *
 * @returns the denial; undefined when the caller may, or when that cannot be determined
 */
export async function checkListAccess(
  connection: ClusterConnection,
  service: ServiceTarget,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const [pods] = configuredTypes(['pods']);
  try {
    const result = await connection.getJson({
      path: listPath(pods, pods.versions[0], service.namespace),
      query: {
        labelSelector: service.selector.text,
        // A pod that does not exist, so that the list is empty and comes from the watch cache.
        fieldSelector: `metadata.name=${NO_POD}`,
        resourceVersion: ANY_VERSION,
      },
      accept: METADATA_LIST,
      signal,
    });
    return !result.ok && isAccessDenied(result.reason) ? result : undefined;
  } catch {
    return undefined;
  }
}
