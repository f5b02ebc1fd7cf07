import {
  KubernetesObject,
  OwnerReference,
  parseObject,
  Pod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { isSelected, ServiceTarget } from '../../locate';
import { apiPath, ClusterConnection } from '../../transport';
import { Result, fail, ok } from '../../util/Result';
import { findType, listPath } from '../resourceTypes';

/** Pod, ReplicaSet, Deployment; Pod, Job, CronJob. */
const MAX_STEPS = 3;

/**
 * Whether a pod without the label of a service belongs to it because one of its
 * controllers has the label. Reads the owners from the cluster, step by step; a
 * reference counts only if the object that it names has the referenced uid.
 *
 * @returns a failure when the cluster cannot say
 */
export async function isOwnedByService(
  connection: ClusterConnection,
  target: ServiceTarget,
  pod: Pod,
  signal: AbortSignal,
): Promise<Result<boolean>> {
  let object: KubernetesObject = pod;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { namespace, ownerReferences } = object.metadata;
    const reference = ownerReferences.find(({ controller }) => controller);
    if (!reference) return ok(false);
    const owner = await getOwner(connection, namespace, reference, signal);
    if (!owner.ok) return owner;
    if (!owner.value) return ok(false);
    if (isSelected(target, owner.value.metadata)) return ok(true);
    object = owner.value;
  }
  return ok(false);
}

/** Undefined when it does not exist or may not be read; callers must not be able to tell these apart. */
async function getOwner(
  connection: ClusterConnection,
  namespace: string,
  { kind, name, uid }: OwnerReference,
  signal: AbortSignal,
): Promise<Result<KubernetesObject | undefined>> {
  const listed = findType(kind);
  if (!listed || uid === '') return ok(undefined);
  for (const version of listed.versions) {
    const answer = await connection.getJson({
      path: listPath(listed, version, namespace) + apiPath(name),
      signal,
    });
    if (answer.ok) {
      const owner = parseObject(answer.value, kind);
      if (!owner) return fail('malformed', `the response is not a ${kind}`);
      const { metadata } = owner;
      const isMeant =
        owner.kind === kind &&
        metadata.namespace === namespace &&
        metadata.name === name &&
        metadata.uid === uid;
      return ok(isMeant ? owner : undefined);
    }
    const { code } = answer.reason;
    if (code === 'forbidden') return ok(undefined);
    if (code !== 'api-absent') return answer;
  }
  return ok(undefined);
}
