import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Permission to see what runs for one catalog entity: pods, workloads,
 * findings, logs, events and manifests.
 *
 * @remarks A resource permission on the catalog entity, so a policy can decide
 * by the entity, for example by its owner with
 * `catalogConditions.isEntityOwner`. Existing Backstage policies already use
 * this name.
 *
 * @public
 */
export const kubernetesResourcesReadPermission = createPermission({
  name: 'kubernetes.resources.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});

/**
 * Permission to see the connection health of clusters: their names, state, last
 * error and diagnosis, and the plugin's metrics. It is for platform teams; an
 * entity's tab doesn't need it.
 *
 * @remarks Differs from `kubernetes.clusters.read` of
 * `@backstage/plugin-kubernetes`, which existing policies grant to all users of
 * its tab for a list of names.
 *
 * @public
 */
export const kubernetesClustersReadPermission = createPermission({
  name: 'podlight.clusters.read',
  attributes: { action: 'read' },
});

/**
 * Permission to read unmasked logs of one catalog entity's pods, including
 * credentials. It requires `kubernetes.logs.allowUnscrubbed` and {@link
 * kubernetesResourcesReadPermission}.
 *
 * @remarks Has no action, so that a policy that grants all read actions doesn't
 * grant it.
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
