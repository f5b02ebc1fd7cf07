import { createHash } from 'node:crypto';
import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { clusterDigest } from '../transport';
import { NO_TELEMETRY, Telemetry } from '../telemetry/Telemetry';
import { Result, Failure, ok } from '../util/Result';
import { abortable, callWithDeadline } from '../util/timing';
import { Caller, toPrincipal } from './Caller';
import { checkCredential } from './checkCredential';
import { credentialFailure, misconfigured } from './credentialFailure';
import { inspectCluster, unknownProvider } from './inspectCluster';
import { trustProblem } from './untrusted';

/** Refresh interval of a credential without an expiry: token files rotate, and reading one is cheap. */
const MAX_AGE_MS = 60_000;

/** Renewed this long before expiry, so that no request carries a token that expires in flight. */
const RENEW_BEFORE_MS = 60_000;

/** One entry per cluster and identity; the oldest is evicted first. */
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
 * Gets credentials once per cluster and identity, however many callers ask, and renews them
 * before they expire. A failure goes to the current waiters and is
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

  /** The user login whose token a cluster needs; undefined when it uses none. */
  loginFor(cluster: ClusterDetails): string | undefined {
    const provider = this.#providers.get(cluster.authProvider);
    // The browser is never asked for a token that must not go to this cluster.
    if (!provider || this.#refusal(cluster, provider)) return undefined;
    try {
      return provider.login?.(cluster);
    } catch {
      // Third-party code; its fault is reported when a credential is requested.
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
        principal: toPrincipal(caller),
        userToken,
        refused: isRefused ? cached.credential : undefined,
      }).finally(() => this.#pending.delete(key));
      this.#pending.set(key, pending);
    }
    return abortable(pending, signal);
  }

  /** Describes a misconfigured cluster to its operator; undefined when it is usable. */
  inspect(cluster: ClusterDetails): string | undefined {
    return inspectCluster(cluster, this.#providers);
  }

  /** Whether all callers use the same credential for a cluster. */
  hasSharedCredential({ authProvider }: ClusterDetails): boolean {
    return this.#providers.get(authProvider)?.scope === 'cluster';
  }

  /** Identity of the credential that a caller would get, known before it is requested. */
  identityKey(cluster: ClusterDetails, caller: Caller): string {
    const provider = this.#providers.get(cluster.authProvider);
    const userToken = this.#tokenFor(cluster, caller);
    return provider ? cacheKey(cluster, provider, caller, userToken) : '';
  }

  /** The API server rejected this credential: the next request needs a new one. */
  reject(refused: ClusterCredential): void {
    this.#refused.add(refused);
  }

  /** Checked again here, because this is the only place that hands out credentials. */
  #refusal(
    cluster: ClusterDetails,
    provider: AuthProvider,
  ): Failure | undefined {
    const problem = cluster.problem ?? trustProblem(cluster, provider);
    return problem === undefined ? undefined : misconfigured(problem);
  }

  #tokenFor(cluster: ClusterDetails, { tokens }: Caller): string | undefined {
    const login = this.loginFor(cluster);
    return login === undefined ? undefined : tokens?.get(login);
  }

  /** Has its own deadline, because the first caller may leave while others wait. */
  async #fetch(
    key: string,
    provider: AuthProvider,
    request: Omit<Parameters<AuthProvider['getCredential']>[0], 'signal'>,
  ): Promise<Result<ClusterCredential>> {
    try {
      const problems = provider.validate?.(request.cluster) ?? [];
      if (problems.length > 0) throw new Error(problems.join('; '));
      const credential = await callWithDeadline(
        new AbortController().signal,
        this.#deadlineMs,
        signal => provider.getCredential({ ...request, signal }),
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
    }
  }

  #remember(key: string, credential: ClusterCredential): void {
    const now = this.#now();
    const expiresAt = credential.expiresAt?.getTime() ?? Infinity;
    const lifetime = expiresAt - now;
    // A short-lived token is renewed at half its lifetime rather than immediately.
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

  /** Evicts credentials unused since their renewal was due, so that a user's old tokens don't stay in memory. */
  #forgetOld(now: number): void {
    // Scans all entries, because a long-lived one may precede many that expired.
    for (const [key, { renewAt }] of this.#cached) {
      if (renewAt + MAX_AGE_MS <= now) this.#cached.delete(key);
    }
  }
}

/**
 * The configuration is part of the key, so that a reconfigured cluster does not
 * get the old credential. Both it and the user's token are hashed.
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
