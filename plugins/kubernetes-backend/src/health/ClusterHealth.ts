import { ClusterReason } from '@podlight/backstage-plugin-kubernetes-common';
import {
  ApiRequestKind,
  CredentialFailure,
  EXPLAINING_RESOURCES,
  NO_TELEMETRY,
  RequestDone,
  Telemetry,
  USAGE_RESOURCE,
} from '../telemetry';

/** Enough for a meaningful median, few enough to cover only the last minutes. */
const RECENT_REQUESTS = 100;

/** Far above any real number of clusters; beyond it the oldest entry is evicted. */
const MAX_CLUSTERS = 1_000;

/** Client errors that say something about the cluster or its credentials. */
const TELLING_STATUSES: readonly number[] = [401, 403, 429];

/**
 * An API that is not served, an expired watch, a log that does not exist:
 * these are not failures of the cluster and concern one caller's request.
 */
function isAboutTheRequest({ code, status = 0 }: ClusterReason): boolean {
  const isRefused =
    status >= 400 && status < 500 && !TELLING_STATUSES.includes(status);
  return code === 'api-absent' || isRefused;
}

export interface ObservedFailure {
  readonly at: Date;
  readonly reason: ClusterReason;
  /** Whether the message is only for the operators of Backstage. */
  readonly isForOperator: boolean;
}

/** What the requests of all users say about one cluster. */
export interface ObservedCluster {
  readonly lastSuccessAt?: Date;
  readonly lastFailure?: ObservedFailure;
  /** Durations of recent responses in seconds, unordered. */
  readonly recentSeconds: readonly number[];
  /** Open watches by resource. */
  readonly watches: ReadonlyMap<string, number>;
}

interface Observations {
  lastSuccessAt?: Date;
  lastFailure?: ObservedFailure;
  readonly recentSeconds: number[];
  next: number;
  readonly watches: Map<string, number>;
}

/** Records the recent connection health of each cluster. */
export class ClusterHealth implements Telemetry {
  readonly relisted = NO_TELEMETRY.relisted;
  readonly cacheAsked = NO_TELEMETRY.cacheAsked;
  readonly helpOpened = NO_TELEMETRY.helpOpened;
  readonly helpAnswered = NO_TELEMETRY.helpAnswered;
  readonly #now: () => Date;
  readonly #clusters = new Map<string, Observations>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Undefined when no request was made to it. */
  get(cluster: string): ObservedCluster | undefined {
    return this.#clusters.get(cluster);
  }

  /** All clusters with requests so far, by name. */
  get all(): ReadonlyMap<string, ObservedCluster> {
    return this.#clusters;
  }

  requestDone({
    cluster,
    outcome,
    resource,
    seconds,
    reason,
    detail,
  }: RequestDone): void {
    // A metrics-server that is down does not mean that the cluster is down.
    if (resource === USAGE_RESOURCE) return;
    // A link that can't be seen says so where it is shown.
    const isOptional = EXPLAINING_RESOURCES.has(resource);
    if (isOptional && reason?.code === 'forbidden') return;
    const observed = this.#observations(cluster);
    if (outcome === 'ok') {
      observed.lastSuccessAt = this.#now();
      observed.recentSeconds[observed.next] = seconds;
      observed.next = (observed.next + 1) % RECENT_REQUESTS;
    } else if (reason && !isAboutTheRequest(reason)) {
      this.#failed(cluster, reason, detail);
    }
  }

  streamOpened({ cluster, resource, verb }: ApiRequestKind): () => void {
    if (verb !== 'watch') return () => undefined;
    const { watches } = this.#observations(cluster);
    const add = (change: number) => {
      const count = (watches.get(resource) ?? 0) + change;
      if (count > 0) watches.set(resource, count);
      // Zeros are removed, or each resource of each cluster would be in every scrape.
      else watches.delete(resource);
    };
    add(1);
    return () => add(-1);
  }

  credentialFailed({ cluster, reason, detail }: CredentialFailure): void {
    this.#failed(cluster, reason, detail);
  }

  #failed(cluster: string, reason: ClusterReason, detail?: string): void {
    this.#observations(cluster).lastFailure = {
      at: this.#now(),
      reason: { ...reason, message: detail ?? reason.message },
      isForOperator: detail !== undefined,
    };
  }

  #observations(cluster: string): Observations {
    const known = this.#clusters.get(cluster);
    if (known) return known;
    const oldest = this.#clusters.keys().next();
    if (this.#clusters.size >= MAX_CLUSTERS && !oldest.done) {
      this.#clusters.delete(oldest.value);
    }
    const fresh = { recentSeconds: [], next: 0, watches: new Map() };
    this.#clusters.set(cluster, fresh);
    return fresh;
  }
}
