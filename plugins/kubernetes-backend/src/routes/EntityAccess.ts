import {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { kubernetesResourcesReadPermission } from '@podlight/backstage-plugin-kubernetes-common';
import { Request } from 'express';
import { Caller, UserTokens } from '../auth';
import { EntityParameters } from './parameters';

/** A caller who may see what runs for an entity. */
export interface GrantedAccess {
  readonly entity: Entity;
  readonly principal: Caller;
}

export interface EntityAccessOptions {
  readonly auth: AuthService;
  readonly httpAuth: HttpAuthService;
  readonly catalog: CatalogService;
  readonly permissions: PermissionsService;
}

/**
 * The one door of all routes: the caller must be somebody, must be able to read
 * the entity in the catalog, and must have the permission for that entity.
 *
 * @remarks
 * An entity that is absent and one that the caller may not read give the same
 * 404. Only who can read the entity learns that the permission is missing.
 */
export class EntityAccess {
  readonly #options: EntityAccessOptions;

  constructor(options: EntityAccessOptions) {
    this.#options = options;
  }

  /** Throws AuthenticationError, NotFoundError or NotAllowedError. */
  async authorize(
    request: Request,
    parameters: EntityParameters,
  ): Promise<GrantedAccess> {
    const { auth, httpAuth } = this.#options;
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const principal = {
      credentials,
      userEntityRef: auth.isPrincipal(credentials, 'user')
        ? credentials.principal.userEntityRef
        : undefined,
      tokens: UserTokens.fromHeaders(request.headers),
    };
    const entityRef = stringifyEntityRef(parameters);
    return { entity: await this.#check(entityRef, credentials), principal };
  }

  /** The entity as it is now; throws like {@link EntityAccess.authorize} when the right is gone. */
  async again({ entity, principal }: GrantedAccess): Promise<Entity> {
    const { expiresAt } = principal.credentials;
    if (expiresAt && expiresAt.getTime() <= Date.now()) {
      throw new NotAllowedError('Your sign-in has expired.');
    }
    return this.#check(stringifyEntityRef(entity), principal.credentials);
  }

  async #check(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const { catalog, permissions } = this.#options;
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity) {
      throw new NotFoundError(
        `There is no entity ${entityRef}, or you may not see it.`,
      );
    }
    const [{ result }] = await permissions.authorize(
      [
        {
          permission: kubernetesResourcesReadPermission,
          resourceRef: entityRef,
        },
      ],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not see what runs for ${entityRef}: the permission ${kubernetesResourcesReadPermission.name} is not granted to you.`,
      );
    }
    return entity;
  }
}

/** Whether a right was refused, as opposed to could not be checked. */
export function isRefusal(error: unknown): boolean {
  return (
    error instanceof Error &&
    ['AuthenticationError', 'NotAllowedError', 'NotFoundError'].includes(
      error.name,
    )
  );
}
