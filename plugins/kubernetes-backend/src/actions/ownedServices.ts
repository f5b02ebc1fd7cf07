import {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { KUBERNETES_ANNOTATIONS } from '@podlight/backstage-plugin-kubernetes-common';

/** The Backstage services that it asks. */
export interface OwnedServicesOptions {
  readonly catalog: CatalogService;
  readonly userInfo: UserInfoService;
}

/**
 * The entity refs of the services that the caller, or a group that the caller is in,
 * owns, as the caller may read them.
 *
 * @param limit - the first ones by name
 */
export async function listOwnedServices(
  { catalog, userInfo }: OwnedServicesOptions,
  credentials: BackstageCredentials,
  limit: number,
): Promise<readonly string[]> {
  const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
  const owned = { 'relations.ownedBy': ownershipEntityRefs };
  const annotations = [
    KUBERNETES_ANNOTATIONS.id,
    KUBERNETES_ANNOTATIONS.labelSelector,
  ];
  const { items } = await catalog.queryEntities(
    {
      filter: annotations.map(annotation => ({
        ...owned,
        [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
      })),
      fields: ['kind', 'metadata.namespace', 'metadata.name'],
      orderFields: { field: 'metadata.name', order: 'asc' },
      limit,
    },
    { credentials },
  );
  return items.map(entity => stringifyEntityRef(entity));
}
