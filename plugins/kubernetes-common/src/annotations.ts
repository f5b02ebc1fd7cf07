/**
 * The entity annotations that Backstage users already have. They keep their
 * meaning here, so that an annotated catalog needs no change.
 *
 * @public
 */
export const KUBERNETES_ANNOTATIONS = {
  /** Value of the label of the same name on the Kubernetes objects; the entity's name when absent. */
  id: 'backstage.io/kubernetes-id',
  /** A Kubernetes label selector; wins over {@link KUBERNETES_ANNOTATIONS.id}. */
  labelSelector: 'backstage.io/kubernetes-label-selector',
  /** One namespace to look in; all that the credential may read when absent. */
  namespace: 'backstage.io/kubernetes-namespace',
  /** The name of one cluster; read by the `singleTenant` locator. */
  cluster: 'backstage.io/kubernetes-cluster',
} as const;
