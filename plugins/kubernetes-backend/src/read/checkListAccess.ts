import { ServiceTarget } from '../locate';
import { ClusterConnection } from '../transport';
import { Failure } from '../util/Answer';
import { configuredTypes, listPath } from './resourceTypes';

const METADATA_ONLY =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';

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
        resourceVersion: '0',
      },
      accept: METADATA_ONLY,
      signal,
    });
    return !answer.ok && isAccessDenied(answer.reason) ? answer : undefined;
  } catch {
    return undefined;
  }
}
