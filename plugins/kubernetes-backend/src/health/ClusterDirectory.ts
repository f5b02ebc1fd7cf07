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

/** A failure stays listed this long, because its cause may still be under investigation. */
const LATELY_MS = 10 * 60_000;

/** How long the last response stands for the state of a cluster without viewers. */
const HOLDS_MS = FORGET_AFTER_MS;

/** Reasons that concern one kind or one moment and not the whole cluster. */
const PARTIAL: ReadonlySet<ClusterReason['code']> = new Set([
  'forbidden',
  'throttled',
  'malformed',
]);

/** A partial failure counts as complete when the last response is older than this and no watch is open. */
const ALONE_AFTER_MS = 10_000;

/** In these cases the message of the API server is meant for one user only. */
const PERSONAL: ReadonlyMap<ClusterReason['code'], string> = new Map([
  ['unauthenticated', "the API server rejected a user's credentials"],
  ['forbidden', "a user doesn't have permission to read everything"],
  ['credential', 'no credentials available for a user'],
]);

export interface ClusterDirectoryOptions {
  readonly registry: ClusterRegistry;
  readonly health: ClusterHealth;
  readonly breakerStates: () => ReadonlyMap<
    string,
    ClusterHealthRow['breaker']
  >;
  readonly subscriptions: () => Iterable<{
    readonly cluster: string;
    readonly viewers: number;
  }>;
  /** Whether all users of a cluster share one credential, so that its messages may be shown to all. */
  readonly hasSharedCredential: (cluster: ClusterDetails) => boolean;
  readonly now: () => Date;
}

/** All known clusters with the connection health of each. */
export class ClusterDirectory {
  readonly #options: ClusterDirectoryOptions;
  readonly #replica = randomUUID();
  /** When each configuration problem was first seen. */
  #misconfiguredSince: ReadonlyMap<string, Date> = new Map();

  constructor(options: ClusterDirectoryOptions) {
    this.#options = options;
  }

  /** Rejects only when the signal aborts. */
  async list(signal: AbortSignal): Promise<ClusterHealthList> {
    const { registry, breakerStates, subscriptions, now } = this.#options;
    const { clusters, operatorProblems, providersByCluster } =
      await registry.getClusters(signal);
    this.#noteMisconfigured(clusters);
    const breakers = breakerStates();
    const viewers = new Map<string, number>();
    for (const { cluster, viewers: count } of subscriptions()) {
      viewers.set(cluster, (viewers.get(cluster) ?? 0) + count);
    }
    return {
      at: now().toISOString(),
      replica: this.#replica,
      clusters: clusters.map(cluster => ({
        name: cluster.name,
        title: cluster.title,
        region: cluster.region,
        provider: providersByCluster.get(cluster.name) ?? '',
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

  /** Undefined when no provider lists the cluster. */
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
    const { health, hasSharedCredential, now } = this.#options;
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
      condition: judgeCondition(observed, breaker, isFollowed, now()),
      lastSuccessAt: lastSuccessAt?.toISOString(),
      lastError: lastFailure && {
        at: lastFailure.at.toISOString(),
        ...(hasSharedCredential(cluster) || lastFailure.isForOperator
          ? lastFailure.reason
          : impersonal(lastFailure.reason)),
      },
      latency: medianLatency(recentSeconds),
      watches: [...watches.values()].reduce((sum, count) => sum + count, 0),
    };
  }
}

function problemKey({ name, problem }: ClusterDetails): string {
  return JSON.stringify([name, problem]);
}

function judgeCondition(
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

function medianLatency(
  seconds: readonly number[],
): ClusterHealthRow['latency'] {
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
