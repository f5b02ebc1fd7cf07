import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { kubernetesResourcesReadPermission } from '@podlight/backstage-plugin-kubernetes-common';

/** Example of the part of a `PermissionPolicy` that is about Kubernetes: what its `handle` asks first. */
export function ownersOnly(
  request: { permission: { name: string } },
  user?: { info: { ownershipEntityRefs: string[] } },
) {
  if (request.permission.name !== kubernetesResourcesReadPermission.name) {
    return undefined;
  }
  return createCatalogConditionalDecision(
    kubernetesResourcesReadPermission,
    catalogConditions.isEntityOwner({
      claims: user?.info.ownershipEntityRefs ?? [],
    }),
  );
}
