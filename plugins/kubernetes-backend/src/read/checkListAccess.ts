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

/** Whether a failure says that this caller may not, rather than that something is broken. */
export function isAccessDenied({ code }: Failure['reason']): boolean {
  return DENIALS.has(code);
}

/**
 * Asks whether the caller may still list the pods of a service. An open watch
 * does not tell, as API servers let it run on.
 *
 * @returns why they may not; undefined when they may, and when it cannot be found out
 */
export async function checkListAccess(
  connection: ClusterConnection,
  service: ServiceTarget,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const [pods] = configuredTypes(['pods']);
  try {
    const answer = await connection.getJson({
      path: listPath(pods, pods.versions[0], service.namespace),
      query: {
        labelSelector: service.selector.text,
        // Of a pod that does not exist, so that the answer is empty and comes from the watch cache.
        fieldSelector: `metadata.name=${NO_POD}`,
        resourceVersion: ANY_VERSION,
      },
      accept: METADATA_LIST,
      signal,
    });
    return !answer.ok && isAccessDenied(answer.reason) ? answer : undefined;
  } catch {
    return undefined;
  }
}
