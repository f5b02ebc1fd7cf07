import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { ServiceSnapshot } from '@podlight/backstage-plugin-kubernetes-common';
import { Caller } from '../auth';
import { ServicePipeline } from '../pipeline';
import { CallerGate, LOOK_COST } from '../routes/CallerGate';
import { isolateBroken } from '../routes/encode';
import { EntityAccess } from '../routes/EntityAccess';
import { toCaller } from '../routes/identifyCaller';
import { entityParametersSchema, parseParameters } from '../routes/parameters';
import { GrantedService } from '../routes/selectedPod';

/** A read that takes longer is given up. */
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
    const { access, auth, pipeline } = this.#options;
    // An action carries no tokens of the clusters' own logins.
    const caller = toCaller(auth, credentials);
    return this.#inTurn(caller, async signal => {
      const parameters = toParameters(entityRef);
      const granted = await access.authorizeCaller(caller, parameters);
      const service = await pipeline.locate(granted.entity, caller, signal);
      const snapshot = isolateBroken(
        await pipeline.snapshot(service, signal),
        (cluster, error) => pipeline.toBrokenMessage(cluster, error),
      );
      return { granted, service, snapshot };
    });
  }

  /** Limits users only; services are under the operator's control. */
  async #inTurn<T>(
    { userEntityRef }: Caller,
    task: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    if (userEntityRef === undefined) return task(signal);
    return this.#options.gate.run(
      userEntityRef,
      signal,
      () => task(signal),
      LOOK_COST,
    );
  }
}

function toParameters(entityRef: string) {
  // Without a kind it would be anybody's guess which entity is meant.
  const parsed = parseEntityRef(entityRef, { defaultKind: 'component' });
  return parseParameters(entityParametersSchema, parsed);
}
