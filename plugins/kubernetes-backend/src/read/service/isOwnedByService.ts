import {
  KubernetesObject,
  OwnerReference,
  parseCustomResource,
  parseObject,
  Pod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { isSelected, ServiceTarget } from '../../locate';
import { apiPath, ClusterConnection, METADATA } from '../../transport';
import { Result, fail, ok } from '../../util/Result';
import {
  listPath,
  lookUpTypes,
  ResourceType,
  toCustomResourceApi,
} from '../resourceTypes';
import { findOwnerType } from './referencedTypes';
import { owningReferences } from './ownerReferences';

/** Pod, ReplicaSet, Deployment; Pod, Job, CronJob. */
const MAX_STEPS = 3;

/** Where there are custom resources: Pod, ReplicaSet, Deployment, Revision, Configuration, Service. */
const MAX_CUSTOM_STEPS = 6;

/**
 * Whether a pod without the label of a service belongs to it because one of its
 * owners has the label. Reads the owners from the cluster, step by step; a
 * reference counts only if the object that it names has the referenced uid.
 *
 * @param types - those of the cluster
 * @returns a failure when the cluster cannot say
 */
export async function isOwnedByService(
  connection: ClusterConnection,
  target: ServiceTarget,
  pod: Pod,
  types: readonly ResourceType[],
  signal: AbortSignal,
): Promise<Result<boolean>> {
  const isCustom = types.some(({ kind }) => kind === 'CustomResource');
  const maxSteps = isCustom ? MAX_CUSTOM_STEPS : MAX_STEPS;
  const { namespace } = pod.metadata;
  const owners = readableOwners(pod, types);
  for (let step = 0; step < maxSteps; step += 1) {
    const next = owners.shift();
    if (!next) return ok(false);
    const owner = await getOwner(connection, namespace, next, signal);
    if (!owner.ok) return owner;
    if (!owner.value) continue;
    if (isSelected(target, owner.value.metadata)) return ok(true);
    owners.push(...readableOwners(owner.value, types));
  }
  return ok(false);
}

interface TypedReference {
  readonly reference: OwnerReference;
  readonly type: ResourceType;
}

/** Those that can be read. Only custom resources own without being controllers. */
function readableOwners(
  object: KubernetesObject,
  types: readonly ResourceType[],
): TypedReference[] {
  const lookup = lookUpTypes(types);
  return owningReferences(object).flatMap(reference => {
    const type = findOwnerType(reference, lookup);
    const isFollowed =
      type && (reference.controller || type.kind === 'CustomResource');
    return isFollowed ? [{ reference, type }] : [];
  });
}

/** Undefined when it does not exist or may not be read; callers must not be able to tell these apart. */
async function getOwner(
  connection: ClusterConnection,
  namespace: string,
  { reference, type }: TypedReference,
  signal: AbortSignal,
): Promise<Result<KubernetesObject | undefined>> {
  const { name, uid } = reference;
  for (const version of type.versions) {
    const result = await connection.getJson({
      path: listPath(type, version, namespace) + apiPath(name),
      // A custom resource may have megabytes.
      ...(type.kind === 'CustomResource' && { accept: METADATA }),
      signal,
    });
    if (result.ok) {
      const owner = parseOwner(result.value, reference, type);
      if (!owner) {
        return fail('malformed', `the response is not a ${reference.kind}`);
      }
      const { metadata } = owner;
      const isMeant =
        owner.kind === type.kind &&
        metadata.namespace === namespace &&
        metadata.name === name &&
        metadata.uid === uid;
      return ok(isMeant ? owner : undefined);
    }
    const { code } = result.reason;
    if (code === 'forbidden') return ok(undefined);
    if (code !== 'api-absent') return result;
  }
  return ok(undefined);
}

function parseOwner(
  raw: unknown,
  { kind }: OwnerReference,
  type: ResourceType,
): KubernetesObject | undefined {
  const api = toCustomResourceApi(type);
  if (!api) return parseObject(raw, kind);
  if (typeof raw !== 'object' || raw === null) return undefined;
  const metadata: unknown = Reflect.get(raw, 'metadata');
  return parseCustomResource(
    { metadata },
    { ...api, kind, version: type.versions[0] },
  );
}
