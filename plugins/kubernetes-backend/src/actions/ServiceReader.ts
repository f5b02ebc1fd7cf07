import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { ServiceSnapshot } from '@podlight/backstage-plugin-kubernetes-common';
import { UserTokens } from '../auth';
import { ServicePipeline } from '../pipeline';
import { CallerGate } from '../routes/CallerGate';
import { isolateBroken } from '../routes/encode';
import { EntityAccess } from '../routes/EntityAccess';
import { entityParametersSchema, parseParameters } from '../routes/parameters';
import { GrantedService } from '../routes/selectedPod';

/** A service that is not observed yet is read from all its clusters, as by a tab. */
const LOOK_COST = 5;

/** Whoever asks through an action waits no longer for it. */
const PATIENCE_MS = 60_000;

/** A service as its caller may see it. */
export interface ReadService extends GrantedService {
  readonly snapshot: ServiceSnapshot;
}

export interface ServiceReaderOptions {
  readonly auth: AuthService;
  readonly access: EntityAccess;
  readonly gate: CallerGate;
  readonly pipeline: ServicePipeline;
}

/**
 * Reads services for Backstage's actions: with the caller's own permissions, the
 * limits of a tab, and from what is being observed already.
 */
export class ServiceReader {
  readonly #options: ServiceReaderOptions;

  constructor(options: ServiceReaderOptions) {
    this.#options = options;
  }

  /**
   * Reads one service.
   *
   * @throws InputError for what is no entity ref; as `EntityAccess` does
   */
  async read(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<ReadService> {
    return this.#inTurn(credentials, async signal => {
      const { access, auth, pipeline } = this.#options;
      const granted = await access.authorizeCaller(
        {
          credentials,
          userEntityRef: auth.isPrincipal(credentials, 'user')
            ? credentials.principal.userEntityRef
            : undefined,
          // An action carries no tokens of the clusters' own logins.
          tokens: UserTokens.fromHeaders({}),
        },
        toParameters(entityRef),
      );
      const { entity, principal } = granted;
      const service = await pipeline.locate(entity, principal, signal);
      const snapshot = isolateBroken(
        await pipeline.snapshot(service, signal),
        (cluster, error) => pipeline.toBrokenMessage(cluster, error),
      );
      return { granted, service, snapshot };
    });
  }

  /** Limits users only; services are under the operator's control. */
  async #inTurn<T>(
    credentials: BackstageCredentials,
    task: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { auth, gate } = this.#options;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    if (!auth.isPrincipal(credentials, 'user')) return task(signal);
    const { userEntityRef } = credentials.principal;
    return gate.run(userEntityRef, signal, () => task(signal), LOOK_COST);
  }
}

function toParameters(entityRef: string) {
  // Without a kind it would be anybody's guess which entity is meant.
  const parsed = parseEntityRef(entityRef, { defaultKind: 'component' });
  return parseParameters(entityParametersSchema, parsed);
}
