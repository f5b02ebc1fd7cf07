import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { KUBERNETES_ANNOTATIONS } from '@podlight/backstage-plugin-kubernetes-common';

/** A catalog filter for the entities that can have a tab: any of these fits. */
export const WITH_ANNOTATION: readonly Readonly<
  Record<string, typeof CATALOG_FILTER_EXISTS>
>[] = [KUBERNETES_ANNOTATIONS.id, KUBERNETES_ANNOTATIONS.labelSelector].map(
  annotation => ({
    [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
  }),
);
