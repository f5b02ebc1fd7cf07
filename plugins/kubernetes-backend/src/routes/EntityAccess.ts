import {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  kubernetesResourcesReadPermission,
  kubernetesUnscrubbedLogsReadPermission,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Request } from 'express';
import { createHash, randomUUID } from 'node:crypto';
import { Caller } from '../auth';
import { isUnavailable } from '../util/isUnavailable';
import { OutageLog } from '../util/OutageLog';
import { Semaphore } from '../util/Semaphore';
import { TtlCache } from '../util/TtlCache';
import { identifyCaller } from './identifyCaller';
import { EntityParameters } from './parameters';

/** A caller who may see the Kubernetes resources of an entity. */
export interface GrantedAccess {
  readonly entity: Entity;
  readonly principal: Caller;
  /** Equal for grants of the same token for the same entity. */
  readonly key: string;
  /** The earlier grant that permission for unscrubbed logs is added to. */
  readonly beforeUnscrubbed?: GrantedAccess;
}

/**
 * A tab and its dialogs need the same check within moments, and each check is two requests of
 * Backstage to itself. Far shorter than the interval in which an open stream notices a
 * revoked permission.
 */
const REMEMBER_MS = 1_000;

/** Callers times entities within a second. */
const MAX_REMEMBERED = 5_000;

/**
 * Concurrent checks. Node accepts one new connection per turn of the event loop: when a
 * thousand tabs reconnect to a restarted backend, its requests to itself would otherwise wait
 * for each other until they time out. This many can share open connections.
 */
const MAX_CHECKS = 24;

/** Concurrent checks for open streams, in a queue of their own, so that new requests do not wait behind them. */
const MAX_RECHECKS = 8;

export interface EntityAccessOptions {
  readonly auth: AuthService;
  readonly httpAuth: HttpAuthService;
  readonly catalog: CatalogService;
  readonly permissions: PermissionsService;
  /** Called with the error when a check failed. */
  readonly logger: Pick<LoggerService, 'warn'>;
  readonly now?: () => number;
  /** Whether logs may be read unscrubbed at all; defaults to false. */
  readonly allowsUnscrubbedLogs?: boolean;
}

/**
 * Single authorization point of all routes about entities: the caller must be authenticated,
 * must be able to read the entity in the catalog, and must have the permission for it.
 *
 * @remarks
 * An absent entity and one that the caller may not read give the same 404. Only a caller who
 * can read the entity learns that the permission is missing.
 */
export class EntityAccess {
  readonly #options: EntityAccessOptions;
  readonly #granted: TtlCache<Entity>;
  readonly #outages: OutageLog;
  readonly #checks = new Semaphore(MAX_CHECKS);
  readonly #rechecks = new Semaphore(MAX_RECHECKS);
  /** Checks are shared, so no single caller can cancel one. */
  readonly #never = new AbortController().signal;

  constructor(options: EntityAccessOptions) {
    this.#options = options;
    this.#outages = new OutageLog(options.logger, options.now);
    this.#granted = new TtlCache({
      ttlMs: REMEMBER_MS,
      maxEntries: MAX_REMEMBERED,
      now: options.now,
    });
  }

  /** Throws AuthenticationError, NotFoundError, NotAllowedError or ServiceUnavailableError. */
  async authorize(
    request: Request,
    parameters: EntityParameters,
  ): Promise<GrantedAccess> {
    const principal = await identifyCaller(this.#options, request);
    const entityRef = stringifyEntityRef(parameters);
    const { authorization } = request.headers;
    if (!authorization) return this.authorizeCaller(principal, parameters);
    // The identity was checked above; grants are cached per token and user.
    const { userEntityRef } = principal;
    const key = grantKey(
      entityRef,
      JSON.stringify([authorization, userEntityRef]),
    );
    const entity = await this.#granted.get(key, () =>
      this.#check(this.#checks, entityRef, principal),
    );
    return { entity, principal, key };
  }

  /** As {@link EntityAccess.authorize}, for a caller who has been identified already. */
  async authorizeCaller(
    principal: Caller,
    parameters: EntityParameters,
  ): Promise<GrantedAccess> {
    const entityRef = stringifyEntityRef(parameters);
    const entity = await this.#check(this.#checks, entityRef, principal);
    return { entity, principal, key: grantKey(entityRef, randomUUID()) };
  }

  /**
   * Adds the permission to read logs unscrubbed, which needs the operator's
   * switch, a user, and a separate permission.
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

  /** Returns the current entity; throws like {@link EntityAccess.authorize} when the permission was revoked. */
  async reauthorize(granted: GrantedAccess): Promise<Entity> {
    const { entity, principal, key, beforeUnscrubbed } = granted;
    if (beforeUnscrubbed) {
      const now = await this.reauthorize(beforeUnscrubbed);
      await this.#checkUnscrubbed(this.#rechecks, beforeUnscrubbed);
      return now;
    }
    const { expiresAt } = principal.credentials;
    if (expiresAt && expiresAt.getTime() <= Date.now()) {
      throw new NotAllowedError('Your sign-in has expired.');
    }
    try {
      return await this.#check(
        this.#rechecks,
        stringifyEntityRef(entity),
        principal,
      );
    } catch (error) {
      // Another request may have been granted it a moment ago.
      this.#granted.delete(key);
      throw error;
    }
  }

  #check(
    checks: Semaphore,
    entityRef: string,
    { credentials, userEntityRef }: Caller,
  ): Promise<Entity> {
    return checks
      .run(
        this.#never,
        () => this.#checkNow(entityRef, credentials),
        userEntityRef,
      )
      .catch(error => this.#rethrow(error));
  }

  async #checkUnscrubbed(
    checks: Semaphore,
    { entity, principal }: GrantedAccess,
  ): Promise<void> {
    const { allowsUnscrubbedLogs, permissions } = this.#options;
    const { credentials, userEntityRef } = principal;
    if (!allowsUnscrubbedLogs) {
      throw new NotAllowedError(
        'Secrets in logs are always masked here: kubernetes.logs.allowUnscrubbed or permission.enabled is off.',
      );
    }
    // The permission framework grants everything to a service without access restrictions.
    if (userEntityRef === undefined) {
      throw new NotAllowedError(
        'Only signed-in users can read logs with secrets shown, not services.',
      );
    }
    const permission = kubernetesUnscrubbedLogsReadPermission;
    const resourceRef = stringifyEntityRef(entity);
    const [{ result }] = await checks
      .run(
        this.#never,
        () =>
          permissions.authorize([{ permission, resourceRef }], { credentials }),
        userEntityRef,
      )
      .catch(error => this.#rethrow(error));
    if (result === AuthorizeResult.ALLOW) return;
    throw new NotAllowedError(
      `You don't have the permission ${permission.name} for ${resourceRef}, so secrets in its logs stay masked.`,
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
        `Entity ${entityRef} does not exist, or you don't have permission to view it.`,
      );
    }
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You don't have permission to view Kubernetes resources of ${entityRef} (${kubernetesResourcesReadPermission.name}).`,
      );
    }
    return entity;
  }

  /** Says what a failure of the catalog or of the permission backend means for the caller. */
  #rethrow(error: unknown): never {
    if (!isUnavailable(error)) throw error;
    // Not as the cause, which would be sent to the caller.
    this.#outages.warn(error);
    throw new ServiceUnavailableError(
      'The catalog or the permission backend of Backstage failed, so it is unknown whether you may see these resources. Try again in a minute.',
    );
  }
}

/** Hashed, because map keys end up in heap dumps. */
function grantKey(entityRef: string, caller: string): string {
  const digest = createHash('sha256').update(caller).digest('base64url');
  return `${digest} ${entityRef}`;
}

/** Whether a permission was denied, as opposed to not checked because of an error. */
export function isRefusal(error: unknown): boolean {
  return (
    error instanceof Error &&
    ['AuthenticationError', 'NotAllowedError', 'NotFoundError'].includes(
      error.name,
    )
  );
}
