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
import {
  kubernetesResourcesReadPermission,
  kubernetesUnscrubbedLogsReadPermission,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Request } from 'express';
import { createHash, randomUUID } from 'node:crypto';
import { Caller } from '../auth';
import { Semaphore } from '../util/Semaphore';
import { TtlCache } from '../util/TtlCache';
import { identifyCaller } from './identifyCaller';
import { EntityParameters } from './parameters';

/** A caller who may see what runs for an entity. */
export interface GrantedAccess {
  readonly entity: Entity;
  readonly principal: Caller;
  /** The same for what the same token was granted about the same entity. */
  readonly key: string;
  /** What was granted before, where logs may be read unscrubbed on top of it. */
  readonly beforeUnscrubbed?: GrantedAccess;
}

/**
 * A tab and what is opened in it ask for the same within moments, and each
 * check is two requests of Backstage to itself. Far less than the time in which
 * an open stream notices that a right is gone.
 */
const REMEMBER_MS = 1_000;

/** Callers times entities in a second. */
const MAX_REMEMBERED = 5_000;

/**
 * Checks at a time. Node takes one new connection in a turn of the event loop:
 * when a thousand tabs come back to a backend that has just started, its requests
 * to itself would be connections that wait for each other until they time out.
 * So many share connections that are open.
 */
const MAX_CHECKS = 24;

/** Of open streams; they have queues of their own, so that nobody who has just come waits behind them. */
const MAX_CHECKS_AGAIN = 8;

export interface EntityAccessOptions {
  readonly auth: AuthService;
  readonly httpAuth: HttpAuthService;
  readonly catalog: CatalogService;
  readonly permissions: PermissionsService;
  readonly now?: () => number;
  /** Whether anybody may read logs unscrubbed; not when absent. */
  readonly allowsUnscrubbedLogs?: boolean;
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
  readonly #granted: TtlCache<Entity>;
  readonly #checks = new Semaphore(MAX_CHECKS);
  readonly #checksAgain = new Semaphore(MAX_CHECKS_AGAIN);
  /** A check may be waited for by others than who asked first, so nobody takes it out of its queue. */
  readonly #never = new AbortController().signal;

  constructor(options: EntityAccessOptions) {
    this.#options = options;
    this.#granted = new TtlCache({
      rememberMs: REMEMBER_MS,
      maxEntries: MAX_REMEMBERED,
      now: options.now,
    });
  }

  /** Throws AuthenticationError, NotFoundError or NotAllowedError. */
  async authorize(
    request: Request,
    parameters: EntityParameters,
  ): Promise<GrantedAccess> {
    const principal = await identifyCaller(this.#options, request);
    const entityRef = stringifyEntityRef(parameters);
    const check = () => this.#check(this.#checks, entityRef, principal);
    const { authorization } = request.headers;
    // Who somebody is was checked above; what is remembered is for that very token alone.
    const key = keyOf(entityRef, authorization ?? randomUUID());
    const entity = await (authorization
      ? this.#granted.get(key, check)
      : check());
    return { entity, principal, key };
  }

  /**
   * Adds the right to read logs as they were written, which takes the operator's
   * switch, a person, and a permission of its own.
   *
   * @throws NotAllowedError
   */
  async authorizeUnscrubbedLogs(
    granted: GrantedAccess,
  ): Promise<GrantedAccess> {
    await this.#checkUnscrubbed(this.#checks, granted);
    const key = `${granted.key} unscrubbed`;
    return { ...granted, key, beforeUnscrubbed: granted };
  }

  /** The entity as it is now; throws like {@link EntityAccess.authorize} when the right is gone. */
  async again(granted: GrantedAccess): Promise<Entity> {
    const { entity, principal, key, beforeUnscrubbed } = granted;
    if (beforeUnscrubbed) {
      const now = await this.again(beforeUnscrubbed);
      await this.#checkUnscrubbed(this.#checksAgain, beforeUnscrubbed);
      return now;
    }
    const { expiresAt } = principal.credentials;
    if (expiresAt && expiresAt.getTime() <= Date.now()) {
      throw new NotAllowedError('Your sign-in has expired.');
    }
    try {
      return await this.#check(
        this.#checksAgain,
        stringifyEntityRef(entity),
        principal,
      );
    } catch (error) {
      // It may have been granted elsewhere a moment ago.
      this.#granted.delete(key);
      throw error;
    }
  }

  #check(
    checks: Semaphore,
    entityRef: string,
    { credentials, userEntityRef }: Caller,
  ): Promise<Entity> {
    return checks.run(
      this.#never,
      () => this.#checkNow(entityRef, credentials),
      userEntityRef,
    );
  }

  async #checkUnscrubbed(
    checks: Semaphore,
    { entity, principal }: GrantedAccess,
  ): Promise<void> {
    const { allowsUnscrubbedLogs, permissions } = this.#options;
    const { credentials, userEntityRef } = principal;
    if (!allowsUnscrubbedLogs) {
      throw new NotAllowedError(
        'Logs are available with secrets masked only: kubernetes.logs.allowUnscrubbed or permission.enabled is off.',
      );
    }
    // Without restrictions of its own, a service is granted whatever it asks for.
    if (userEntityRef === undefined) {
      throw new NotAllowedError(
        'Only a signed-in user can read logs without secrets masked, not a service.',
      );
    }
    const permission = kubernetesUnscrubbedLogsReadPermission;
    const resourceRef = stringifyEntityRef(entity);
    const [{ result }] = await checks.run(
      this.#never,
      () =>
        permissions.authorize([{ permission, resourceRef }], { credentials }),
      userEntityRef,
    );
    if (result === AuthorizeResult.ALLOW) return;
    throw new NotAllowedError(
      `You don't have the permission ${permission.name} for ${resourceRef}, so its logs are available with secrets masked only.`,
    );
  }

  async #checkNow(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const { catalog, permissions } = this.#options;
    const [entity, [{ result }]] = await Promise.all([
      catalog.getEntityByRef(entityRef, { credentials }),
      permissions.authorize(
        [
          {
            permission: kubernetesResourcesReadPermission,
            resourceRef: entityRef,
          },
        ],
        { credentials },
      ),
    ]);
    if (!entity) {
      throw new NotFoundError(
        `There is no entity ${entityRef}, or you may not see it.`,
      );
    }
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not see what runs for ${entityRef}: the permission ${kubernetesResourcesReadPermission.name} is not granted to you.`,
      );
    }
    return entity;
  }
}

/** Hashed, because keys of a map end up in heap dumps. */
function keyOf(entityRef: string, authorization: string): string {
  const digest = createHash('sha256').update(authorization).digest('base64url');
  return `${digest} ${entityRef}`;
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
