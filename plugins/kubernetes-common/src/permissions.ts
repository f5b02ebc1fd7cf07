import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The right to see what runs for one catalog entity: pods, workloads, findings,
 * logs, events and manifests.
 *
 * @remarks
 * It is a resource permission on the catalog entity, so a policy can decide by
 * the entity (for example by its owner, with `catalogConditions.isEntityOwner`).
 * The name is the one that Backstage policies already know.
 *
 * @public
 */
export const kubernetesResourcesReadPermission = createPermission({
  name: 'kubernetes.resources.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});

/**
 * The right to see how Backstage gets on with the clusters: their names, state,
 * last error and diagnosis, and the plugin's metrics. It is for those who run
 * Backstage or the clusters; the tab of an entity does not need it.
 *
 * @remarks
 * It is not `kubernetes.clusters.read` of `@backstage/plugin-kubernetes`: existing
 * policies grant that to whoever uses its tab, and it opened a list of names.
 *
 * @public
 */
export const kubernetesClustersReadPermission = createPermission({
  name: 'podlight.clusters.read',
  attributes: { action: 'read' },
});

/**
 * The right to read the logs of one catalog entity's pods as they were written,
 * with the credentials in them. It counts only where the operator has set
 * `kubernetes.logs.allowUnscrubbed`, and comes on top of
 * {@link kubernetesResourcesReadPermission}.
 *
 * @remarks
 * It has no action, so that a policy which grants everything that reads does not
 * grant this along with it.
 *
 * @public
 */
export const kubernetesUnscrubbedLogsReadPermission = createPermission({
  name: 'podlight.logs.unscrubbed.read',
  attributes: {},
  resourceType: 'catalog-entity',
});

/**
 * All permissions of the plugin, for registration and for policies.
 *
 * @public
 */
export const kubernetesPermissions = [
  kubernetesResourcesReadPermission,
  kubernetesClustersReadPermission,
  kubernetesUnscrubbedLogsReadPermission,
];
