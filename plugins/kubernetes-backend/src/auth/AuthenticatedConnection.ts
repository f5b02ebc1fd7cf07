import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  ApiRequest,
  ApiStream,
  CircuitBreaker,
  ClusterAccess,
  ClusterTransport,
  ViewerConnection,
} from '../transport';
import { Result, ok } from '../util/Result';
import { Semaphore } from '../util/Semaphore';
import { withDeadline } from '../util/timing';
import { WorkBudget } from '../util/WorkBudget';
import { Caller } from './Caller';
import { CredentialCache } from './CredentialCache';

/** What all connections share. */
export interface ConnectionServices {
  readonly credentials: Pick<
    CredentialCache,
    'get' | 'reject' | 'hasSharedCredential'
  >;
  readonly transport: Pick<ClusterTransport, 'getJson' | 'open'>;
  /** Over all clusters. */
  readonly overall: Semaphore;
  /** For one cluster, over all callers. */
  limitsFor(cluster: ClusterDetails): RequestLimits;
}

/** What all requests to one cluster go through. */
export interface RequestLimits {
  readonly breaker: CircuitBreaker;
  readonly reads: Semaphore;
  /** Watches and logs until they are open, so that they never keep a list waiting. */
  readonly streams: Semaphore;
  readonly budget: WorkBudget;
}

/** Cheap, needs no credential, and fails while etcd is down. */
const READINESS_PATH = '/readyz';

/** Shorter than the time between two checks, so that one that hangs does not keep the next from finding the cluster ready. */
const READINESS_MS = 2_500;

/** The check is shared, so it has its own deadline instead of the first caller's. */
const NEVER_ABORTED = new AbortController().signal;

type Send<T> = (
  credential: ClusterCredential,
  limits: RequestLimits,
) => Promise<Result<T>>;

/**
 * A connection that gets its credential when it is used, and asks for a new one
 * once when the API server refuses it.
 */
export class AuthenticatedConnection implements ViewerConnection {
  readonly cluster: ClusterDetails;
  readonly #caller: Caller;
  readonly #services: ConnectionServices;

  constructor(
    cluster: ClusterDetails,
    caller: Caller,
    services: ConnectionServices,
  ) {
    this.cluster = cluster;
    this.#caller = caller;
    this.#services = services;
  }

  get budget(): WorkBudget {
    return this.#services.limitsFor(this.cluster).budget;
  }

  get hasSharedCredential(): boolean {
    return this.#services.credentials.hasSharedCredential(this.cluster);
  }

  async identity(signal: AbortSignal): Promise<Result<string>> {
    const access = await this.access(signal);
    return access.ok ? ok(access.value.identity) : access;
  }

  async access(signal: AbortSignal): Promise<Result<ClusterAccess>> {
    const credential = await this.#credential(signal);
    if (!credential.ok) return credential;
    const { identity, expiresAt } = credential.value;
    return ok({ identity, expiresAt });
  }

  getJson(request: ApiRequest): Promise<Result<unknown>> {
    const { overall, transport } = this.#services;
    const { signal } = request;
    const queue = this.#chooseQueue(request);
    return this.#authenticated(request, (credential, { reads }) =>
      // The cluster's limit first, then the global one, so that a full cluster takes no slot that others need.
      reads.run(
        signal,
        () =>
          overall.run(
            signal,
            () =>
              transport.getJson(this.cluster, credential, {
                budget: this.budget,
                ...request,
              }),
            queue,
          ),
        queue,
      ),
    );
  }

  open(request: ApiRequest): Promise<Result<ApiStream>> {
    const { transport } = this.#services;
    return this.#authenticated(request, (credential, { streams }) =>
      streams.run(
        request.signal,
        () => transport.open(this.cluster, credential, request),
        this.#chooseQueue(request),
      ),
    );
  }

  /** Fair by caller: many requests of one caller wait behind each other, not ahead of other callers. */
  #chooseQueue({ queue }: ApiRequest): string {
    return queue ?? this.#caller.userEntityRef ?? 'service';
  }

  #credential(signal: AbortSignal): Promise<Result<ClusterCredential>> {
    return this.#services.credentials.get(this.cluster, this.#caller, signal);
  }

  pause(ms: number, signal: AbortSignal): Promise<void> {
    const { breaker } = this.#services.limitsFor(this.cluster);
    return breaker.pause(ms, signal);
  }

  /**
   * Bypasses all queues, because the requests in them wait for this one. Any answer but a
   * 5xx comes from a working API server, even one that rejects the caller.
   */
  async #isReady(credential: ClusterCredential): Promise<boolean> {
    const { transport } = this.#services;
    const result = await withDeadline(NEVER_ABORTED, READINESS_MS, signal =>
      transport.open(this.cluster, credential, {
        path: READINESS_PATH,
        signal,
      }),
    );
    if (result.ok) {
      // The body is not read: the status is enough.
      result.value.body.destroy();
      return true;
    }
    const { status } = result.reason;
    return status !== undefined && status < 500;
  }

  async #authenticated<T>(
    { path, signal }: ApiRequest,
    send: Send<T>,
  ): Promise<Result<T>> {
    const sendAs = (credential: ClusterCredential) => {
      const limits = this.#services.limitsFor(this.cluster);
      return limits.breaker.run({
        path,
        send: () => send(credential, limits),
        isReady: () => this.#isReady(credential),
      });
    };
    const first = await this.#credential(signal);
    if (!first.ok) return first;
    const result = await sendAs(first.value);
    if (result.ok || result.reason.code !== 'unauthenticated') return result;
    this.#services.credentials.reject(first.value);
    const second = await this.#credential(signal);
    if (!second.ok) return second;
    // Retrying with the same credential would fail again.
    if (isSame(first.value, second.value)) return result;
    return sendAs(second.value);
  }
}

function isSame(a: ClusterCredential, b: ClusterCredential): boolean {
  if (a.kind === 'bearerToken') {
    return b.kind === 'bearerToken' && a.token === b.token;
  }
  if (a.kind === 'clientCertificate') {
    return b.kind === 'clientCertificate' && a.certificate === b.certificate;
  }
  return b.kind === 'anonymous';
}
