import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
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
  const selector = hasSelector(owner)
    ? toSelector(owner.spec.selector)
    : undefined;
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
