import { randomUUID } from 'node:crypto';
import {
  ClusterCondition,
  ClusterHealthList,
  ClusterHealthRow,
  ClusterReason,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { ClusterRegistry } from '../clusters';
import { FORGET_AFTER_MS } from '../transport';
import { ClusterHealth, ObservedCluster } from './ClusterHealth';

/** A failure is of interest for as long as somebody may still be looking for its cause. */
const LATELY_MS = 10 * 60_000;

/** How long what the last answer said still holds of a cluster at which nobody looks. */
const HOLDS_MS = FORGET_AFTER_MS;

/** Reasons that concern a kind or a moment, and leave the rest of the cluster alone. */
const PARTIAL: ReadonlySet<ClusterReason['code']> = new Set([
  'forbidden',
  'throttled',
  'malformed',
]);

/** A partial failure that comes so long after the last answer, with no watch open, is no longer partial. */
const ALONE_AFTER_MS = 10_000;

/** What the API server or a log-in system says in these cases is addressed to one person. */
const PERSONAL: ReadonlyMap<ClusterReason['code'], string> = new Map([
  ['unauthenticated', 'the credential of somebody who looked was not accepted'],
  ['forbidden', 'somebody who looked may not read everything'],
  ['credential', 'no credential could be had for somebody who looked'],
]);

export interface ClusterDirectoryOptions {
  readonly registry: ClusterRegistry;
  readonly health: ClusterHealth;
  readonly breakerStates: () => ReadonlyMap<
    string,
    ClusterHealthRow['breaker']
  >;
  readonly readings: () => Iterable<{
    readonly cluster: string;
    readonly viewers: number;
  }>;
  /** Whether everybody who looks at a cluster has the same credential, so that what it says is said to all. */
  readonly isShared: (cluster: ClusterDetails) => boolean;
  readonly now: () => Date;
}

/** All clusters that the providers know, with how Backstage gets on with each. */
export class ClusterDirectory {
  readonly #options: ClusterDirectoryOptions;
  readonly #replica = randomUUID();
  /** Since when each problem of a cluster's description is known. */
  #misconfiguredSince: ReadonlyMap<string, Date> = new Map();

  constructor(options: ClusterDirectoryOptions) {
    this.#options = options;
  }

  /** Rejects only when the signal aborts. */
  async list(signal: AbortSignal): Promise<ClusterHealthList> {
    const { registry, breakerStates, readings, now } = this.#options;
    const { clusters, operatorProblems, providerOf } =
      await registry.getClusters(signal);
    this.#noteMisconfigured(clusters);
    const breakers = breakerStates();
    const viewers = new Map<string, number>();
    for (const { cluster, viewers: count } of readings()) {
      viewers.set(cluster, (viewers.get(cluster) ?? 0) + count);
    }
    return {
      at: now().toISOString(),
      replica: this.#replica,
      clusters: clusters.map(cluster => ({
        name: cluster.name,
        title: cluster.title,
        region: cluster.region,
        provider: providerOf.get(cluster.name) ?? '',
        authProvider: cluster.authProvider,
        viewers: viewers.get(cluster.name) ?? 0,
        ...this.#observed(
          cluster,
          breakers.get(cluster.name) ?? 'closed',
          viewers.has(cluster.name),
        ),
      })),
      providerProblems: operatorProblems,
    };
  }

  /** Undefined when no provider knows it. */
  async find(
    name: string,
    signal: AbortSignal,
  ): Promise<ClusterDetails | undefined> {
    const { clusters } = await this.#options.registry.getClusters(signal);
    return clusters.find(cluster => cluster.name === name);
  }

  #noteMisconfigured(clusters: readonly ClusterDetails[]): void {
    const known = this.#misconfiguredSince;
    const now = this.#options.now();
    this.#misconfiguredSince = new Map(
      clusters
        .filter(({ problem }) => problem !== undefined)
        .map(problemKey)
        .map(key => [key, known.get(key) ?? now]),
    );
  }

  #observed(
    cluster: ClusterDetails,
    breaker: ClusterHealthRow['breaker'],
    isFollowed: boolean,
  ): Pick<
    ClusterHealthRow,
    | 'breaker'
    | 'condition'
    | 'lastError'
    | 'lastSuccessAt'
    | 'latency'
    | 'watches'
  > {
    const { health, isShared, now } = this.#options;
    if (cluster.problem !== undefined) {
      return {
        breaker,
        condition: 'failing',
        lastError: {
          at: (
            this.#misconfiguredSince.get(problemKey(cluster)) ?? now()
          ).toISOString(),
          code: 'misconfigured',
          message: cluster.problem,
        },
        watches: 0,
      };
    }
    const observed = health.get(cluster.name);
    if (!observed) return { breaker, condition: 'unknown', watches: 0 };
    const { lastFailure, lastSuccessAt, recentSeconds, watches } = observed;
    return {
      breaker,
      condition: conditionOf(observed, breaker, isFollowed, now()),
      lastSuccessAt: lastSuccessAt?.toISOString(),
      lastError: lastFailure && {
        at: lastFailure.at.toISOString(),
        ...(isShared(cluster) || lastFailure.isForOperator
          ? lastFailure.reason
          : impersonal(lastFailure.reason)),
      },
      latency: latencyOf(recentSeconds),
      watches: [...watches.values()].reduce((sum, count) => sum + count, 0),
    };
  }
}

function problemKey({ name, problem }: ClusterDetails): string {
  return JSON.stringify([name, problem]);
}

function conditionOf(
  { lastFailure, lastSuccessAt, watches }: ObservedCluster,
  breaker: ClusterHealthRow['breaker'],
  isFollowed: boolean,
  now: Date,
): ClusterCondition {
  if (breaker !== 'closed') return 'failing';
  if (!lastFailure) return lastSuccessAt ? 'ok' : 'unknown';
  const ageMs = now.getTime() - lastFailure.at.getTime();
  const isLast = !lastSuccessAt || lastFailure.at >= lastSuccessAt;
  const isSilent =
    watches.size === 0 &&
    lastFailure.at.getTime() - (lastSuccessAt?.getTime() ?? 0) > ALONE_AFTER_MS;
  const isWhole = isSilent || !PARTIAL.has(lastFailure.reason.code);
  if (isLast && isWhole) {
    return isFollowed || ageMs < HOLDS_MS ? 'failing' : 'unknown';
  }
  return ageMs < LATELY_MS ? 'degraded' : 'ok';
}

function impersonal(reason: ClusterReason): ClusterReason {
  return { ...reason, message: PERSONAL.get(reason.code) ?? reason.message };
}

function latencyOf(seconds: readonly number[]): ClusterHealthRow['latency'] {
  if (seconds.length === 0) return undefined;
  const sorted = [...seconds].sort((a, b) => a - b);
  const quantileMs = (share: number) =>
    Math.round(sorted[Math.ceil(sorted.length * share) - 1] * 1_000);
  return {
    p50Ms: quantileMs(0.5),
    p95Ms: quantileMs(0.95),
    requests: sorted.length,
  };
}
