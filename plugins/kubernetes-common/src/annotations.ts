/**
 * The entity annotations of `@backstage/plugin-kubernetes`, with the same
 * meaning.
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
