import { KUBERNETES_ANNOTATIONS } from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceLocator } from '@podlight/backstage-plugin-kubernetes-node';

/** Every service may run in every cluster. */
export const multiTenantLocator: ServiceLocator = {
  id: 'multiTenant',
  locate: async ({ clusters }) => clusters,
};

/** A service runs in the one cluster that its annotation names; in any when it names none. */
export const singleTenantLocator: ServiceLocator = {
  id: 'singleTenant',
  locate: async ({ entity, clusters }) => {
    const name = entity.metadata.annotations?.[KUBERNETES_ANNOTATIONS.cluster];
    return name === undefined
      ? clusters
      : clusters.filter(cluster => cluster.name === name);
  },
};
