import { ServiceTarget } from '../locate';
import { ClusterConnection } from '../transport';
import { Failure } from '../util/Answer';
import { kindsToList, listPath } from './kinds';

/** The smallest answer there is: one name. */
const METADATA_ONLY =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';

const REFUSALS: ReadonlySet<string> = new Set([
  'credential',
  'forbidden',
  'unauthenticated',
]);

/** Whether a failure says that this caller may not, rather than that something is broken. */
export function isRefusal({ code }: Failure['reason']): boolean {
  return REFUSALS.has(code);
}

/**
 * Why somebody may no longer list the pods of a service; undefined when they
 * may, and when it cannot be found out. An open watch would not tell: API
 * servers let it run on.
 */
export async function refusalOf(
  connection: ClusterConnection,
  service: ServiceTarget,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const [pods] = kindsToList(['pods']);
  try {
    const answer = await connection.getJson({
      path: listPath(pods, pods.versions[0], service.namespace),
      query: { labelSelector: service.selector.text, limit: '1' },
      accept: METADATA_ONLY,
      signal,
    });
    return !answer.ok && isRefusal(answer.reason) ? answer : undefined;
  } catch {
    return undefined;
  }
}
