import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
import { LabelSelector, parseSelector } from '../../locate';
import { ClusterConnection } from '../../transport';
import { ok, Result } from '../../util/Result';
import { list, ObjectList } from '../informer/list';
import { listPath, ResourceType } from '../resourceTypes';
import { toSelector } from '../service/workloadSelector';

/**
 * The ReplicaSets or ControllerRevisions that a workload may own: one page by its
 * selector, as they have the labels of its pods.
 */
export async function listRevisionObjects(
  connection: ClusterConnection,
  type: ResourceType,
  owner: ModelObject,
  signal: AbortSignal,
): Promise<Result<Pick<ObjectList, 'objects' | 'isTruncated'>>> {
  const selector = readSelector(owner);
  if (!selector) return ok({ objects: [], isTruncated: false });
  const [version] = type.versions;
  return list(
    connection,
    {
      path: listPath(type, version, owner.metadata.namespace),
      query: { labelSelector: selector.text },
      kind: type.kind,
      maxPages: 1,
    },
    signal,
  );
}

/** Blue-green Rollouts say in their status which revision is active. */
const ROLLOUT_HASH = /(?:^|,)rollouts-pod-template-hash=[^,]*/g;

function readSelector(owner: ModelObject): LabelSelector | undefined {
  if (hasSelector(owner)) return toSelector(owner.spec.selector);
  if (owner.kind !== 'CustomResource') return undefined;
  const terms = (owner.podSelector ?? '').replace(ROLLOUT_HASH, '');
  const result = parseSelector(terms.replace(/^,/, ''));
  return result.ok ? result.selector : undefined;
}

function hasSelector(
  object: ModelObject,
): object is Extract<
  ModelObject,
  { kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' }
> {
  return (
    object.kind === 'Deployment' ||
    object.kind === 'StatefulSet' ||
    object.kind === 'DaemonSet'
  );
}
