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
 * All permissions of the plugin, for registration and for policies.
 *
 * @public
 */
export const kubernetesPermissions = [kubernetesResourcesReadPermission];
