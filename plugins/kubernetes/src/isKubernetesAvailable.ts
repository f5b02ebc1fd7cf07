import { Entity } from '@backstage/catalog-model';
import { KUBERNETES_ANNOTATIONS } from '@podlight/backstage-plugin-kubernetes-common';

/**
 * Whether an entity says where it runs, with either of the annotations
 * `backstage.io/kubernetes-id` and `backstage.io/kubernetes-label-selector`.
 *
 * @public
 */
export function isKubernetesAvailable(entity: Entity): boolean {
  const { annotations = {} } = entity.metadata;
  return Boolean(
    annotations[KUBERNETES_ANNOTATIONS.id] ||
      annotations[KUBERNETES_ANNOTATIONS.labelSelector],
  );
}
