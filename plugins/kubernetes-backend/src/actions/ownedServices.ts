import {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { WITH_ANNOTATION } from '../locate';

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
  const { items } = await catalog.queryEntities(
    {
      filter: WITH_ANNOTATION.map(annotated => ({ ...owned, ...annotated })),
      fields: ['kind', 'metadata.namespace', 'metadata.name'],
      orderFields: { field: 'metadata.name', order: 'asc' },
      limit,
    },
    { credentials },
  );
  return items.map(entity => stringifyEntityRef(entity));
}
