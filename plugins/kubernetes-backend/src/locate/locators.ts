import {
  KUBERNETES_ANNOTATIONS,
  matchesGlob,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceLocator } from '@podlight/backstage-plugin-kubernetes-node';
import { parseEntityRef, RELATION_DEPENDS_ON } from '@backstage/catalog-model';

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

/** A service runs in the clusters that its annotation lists (`*` matches any characters); in any when it lists none. */
export const annotationLocator: ServiceLocator = {
  id: 'annotation',
  locate: async ({ entity, clusters }) => {
    const list = entity.metadata.annotations?.[KUBERNETES_ANNOTATIONS.cluster];
    const patterns = (list ?? '')
      .split(',')
      .map(pattern => pattern.trim())
      .filter(pattern => pattern !== '');
    if (patterns.length === 0) return clusters;
    return clusters.filter(({ name }) =>
      patterns.some(pattern => matchesGlob(pattern, name)),
    );
  },
};

/** A service runs in the clusters whose resource entities it depends on. */
export const catalogRelationLocator: ServiceLocator = {
  id: 'catalogRelation',
  locate: async ({ entity, clusters }) => {
    const names = new Set(
      (entity.relations ?? [])
        .filter(({ type }) => type === RELATION_DEPENDS_ON)
        .map(({ targetRef }) => parseEntityRef(targetRef))
        .filter(({ kind }) => kind.toLowerCase() === 'resource')
        .map(({ name }) => name.toLowerCase()),
    );
    // Entity references are in lower case; cluster names need not be.
    return clusters.filter(({ name }) => names.has(name.toLowerCase()));
  },
};

/** All built-in locators. */
export const BUILT_IN_LOCATORS: readonly ServiceLocator[] = [
  multiTenantLocator,
  singleTenantLocator,
  annotationLocator,
  catalogRelationLocator,
];
