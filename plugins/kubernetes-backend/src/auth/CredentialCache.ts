import { createHash } from 'node:crypto';
import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { clusterDigest } from '../transport';
import { NO_TELEMETRY, Telemetry } from '../telemetry/Telemetry';
import { Result, Failure, ok } from '../util/Result';
import { abortable, withDeadline } from '../util/timing';
import { Caller, principalOf } from './Caller';
import { checkCredential } from './checkCredential';
import { credentialFailure, misconfigured } from './credentialFailure';
import { inspectCluster, unknownProvider } from './inspectCluster';
import { trustProblem } from './untrusted';

/** A credential that names no end is asked for again after this: token files rotate, and reading one is cheap. */
const MAX_AGE_MS = 60_000;

/** Renewed this long before it expires, so that no request carries a token that ends on its way. */
const RENEW_BEFORE_MS = 60_000;

/** One entry is one cluster and one identity; beyond it the oldest goes. */
const MAX_ENTRIES = 10_000;

const DEFAULT_DEADLINE_MS = 10_000;

interface CachedCredential {
  readonly credential: ClusterCredential;
  readonly renewAt: number;
}

export interface CredentialCacheOptions {
  readonly providers: ReadonlyMap<string, AuthProvider>;
  readonly deadlineMs?: number;
  readonly now?: () => number;
  readonly telemetry?: Telemetry;
}

/**
 * Gets credentials: once per cluster and identity however many ask, renewed
 * before they expire. A failure is an answer for those who wait for it, and is
 * not remembered.
 */
export class CredentialCache {
  readonly #cached = new Map<string, CachedCredential>();
  readonly #refused = new WeakSet<ClusterCredential>();
  readonly #pending = new Map<string, Promise<Result<ClusterCredential>>>();
  readonly #providers: ReadonlyMap<string, AuthProvider>;
  readonly #deadlineMs: number;
  readonly #now: () => number;
  readonly #telemetry: Telemetry;

  constructor(options: CredentialCacheOptions) {
    this.#providers = options.providers;
    this.#deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS;
    this.#now = options.now ?? Date.now;
    this.#telemetry = options.telemetry ?? NO_TELEMETRY;
  }

  /** The login whose token a cluster is asked with, if it is one of the user's. */
  loginOf(cluster: ClusterDetails): string | undefined {
    const provider = this.#providers.get(cluster.authProvider);
    // A browser is not even asked for a token that must not go there.
    if (!provider || this.#refusal(cluster, provider)) return undefined;
    try {
      return provider.login?.(cluster);
    } catch {
      // Other people's code; what is wrong comes out when it is asked for a credential.
      return undefined;
    }
  }

  /** Rejects only when the signal aborts. */
  async get(
    cluster: ClusterDetails,
    caller: Caller,
    signal: AbortSignal,
  ): Promise<Result<ClusterCredential>> {
    const provider = this.#providers.get(cluster.authProvider);
    if (!provider) {
      return misconfigured(
        cluster.problem ??
          unknownProvider(cluster.authProvider, this.#providers),
      );
    }
    const refusal = this.#refusal(cluster, provider);
    if (refusal) return refusal;
    const userToken = this.#tokenFor(cluster, caller);
    const key = cacheKey(cluster, provider, caller, userToken);
    const cached = this.#cached.get(key);
    const isRefused = cached && this.#refused.has(cached.credential);
    if (cached && !isRefused && this.#now() < cached.renewAt) {
      this.#telemetry.cacheAsked({ cache: 'credential', isHit: true });
      return ok(cached.credential);
    }
    let pending = this.#pending.get(key);
    this.#telemetry.cacheAsked({
      cache: 'credential',
      isHit: pending !== undefined,
    });
    if (!pending) {
      pending = this.#fetch(key, provider, {
        cluster,
        principal: principalOf(caller),
        userToken,
        refused: isRefused ? cached.credential : undefined,
      }).finally(() => this.#pending.delete(key));
      this.#pending.set(key, pending);
    }
    return abortable(pending, signal);
  }

  /** What is wrong with how a cluster is described, in words for its operator; undefined when it can be asked. */
  inspect(cluster: ClusterDetails): string | undefined {
    return inspectCluster(cluster, this.#providers);
  }

  /** Whether every caller has the same credential for a cluster. */
  isShared({ authProvider }: ClusterDetails): boolean {
    return this.#providers.get(authProvider)?.scope === 'cluster';
  }

  /** The same for callers who have the same credential for a cluster, before it is asked for. */
  eyesOf(cluster: ClusterDetails, caller: Caller): string {
    const provider = this.#providers.get(cluster.authProvider);
    const userToken = this.#tokenFor(cluster, caller);
    return provider ? cacheKey(cluster, provider, caller, userToken) : '';
  }

  /** The API server has refused this credential: the next one must be another. */
  reject(refused: ClusterCredential): void {
    this.#refused.add(refused);
  }

  /** Checked here as well, whatever was found out before: nothing else hands credentials out. */
  #refusal(
    cluster: ClusterDetails,
    provider: AuthProvider,
  ): Failure | undefined {
    const problem = cluster.problem ?? trustProblem(cluster, provider);
    return problem === undefined ? undefined : misconfigured(problem);
  }

  #tokenFor(cluster: ClusterDetails, { tokens }: Caller): string | undefined {
    const login = this.loginOf(cluster);
    return login === undefined ? undefined : tokens?.get(login);
  }

  /** Its deadline is its own: the one who asked first may leave while others wait. */
  async #fetch(
    key: string,
    provider: AuthProvider,
    request: Omit<Parameters<AuthProvider['getCredential']>[0], 'signal'>,
  ): Promise<Result<ClusterCredential>> {
    const deadline = withDeadline(
      new AbortController().signal,
      this.#deadlineMs,
    );
    try {
      const problems = provider.validate?.(request.cluster) ?? [];
      if (problems.length > 0) throw new Error(problems.join('; '));
      const credential = await abortable(
        Promise.resolve(
          provider.getCredential({ ...request, signal: deadline.signal }),
        ),
        deadline.signal,
      );
      checkCredential(provider, credential);
      this.#remember(key, credential);
      return ok(credential);
    } catch (error) {
      const { printed, ...failed } = credentialFailure(provider, error);
      this.#telemetry.credentialFailed({
        cluster: request.cluster.name,
        reason: failed.reason,
        detail: failed.detail,
        printed,
      });
      return failed;
    } finally {
      deadline.done();
    }
  }

  #remember(key: string, credential: ClusterCredential): void {
    const now = this.#now();
    const expiresAt = credential.expiresAt?.getTime() ?? Infinity;
    const lifetime = expiresAt - now;
    // A short-lived token is renewed at half its life rather than at once.
    const renewIn = Math.max(lifetime - RENEW_BEFORE_MS, lifetime / 2);
    this.#cached.delete(key);
    this.#forgetOld(now);
    const oldest = this.#cached.keys().next();
    if (this.#cached.size >= MAX_ENTRIES && !oldest.done) {
      this.#cached.delete(oldest.value);
    }
    this.#cached.set(key, {
      credential,
      renewAt: now + (Number.isFinite(renewIn) ? renewIn : MAX_AGE_MS),
    });
  }

  /** What nobody has asked for since it was to be renewed; a user's old tokens must not stay around. */
  #forgetOld(now: number): void {
    // All of them, as one that lives for an hour may come before many that do not.
    for (const [key, { renewAt }] of this.#cached) {
      if (renewAt + MAX_AGE_MS <= now) this.#cached.delete(key);
    }
  }
}

/**
 * The configuration is part of the key: a cluster that was set up anew must not
 * get the old credential. It is hashed, as what the user has sent is.
 */
function cacheKey(
  cluster: ClusterDetails,
  provider: AuthProvider,
  caller: Caller,
  userToken: string | undefined,
): string {
  const name = provider.scope === 'cluster' ? '' : callerName(caller);
  return JSON.stringify([
    provider.id,
    name,
    userToken && createHash('sha256').update(userToken).digest('base64url'),
    clusterDigest(cluster),
  ]);
}

function callerName({ userEntityRef, credentials }: Caller): string {
  if (userEntityRef !== undefined) return userEntityRef;
  const principal = credentials.principal;
  const subject =
    typeof principal === 'object' && principal !== null
      ? Reflect.get(principal, 'subject')
      : undefined;
  return `service:${String(subject)}`;
}
