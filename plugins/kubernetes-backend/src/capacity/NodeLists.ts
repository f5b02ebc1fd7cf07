import {
  Amounts,
  NodeFacts,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  clusterDigest,
  ClusterConnection,
  DelegatingConnection,
  sharingKey,
} from '../transport';
import { KeyedSemaphore } from '../util/KeyedSemaphore';
import { fail, Result } from '../util/Result';
import { TtlCache } from '../util/TtlCache';
import { Clock, DeadlineError, withDeadline } from '../util/timing';
import { listNodes, sumRequests } from './listNodes';

/** When a cluster is full, many open Help, and it is full for longer than that. */
const REMEMBER_MS = 30_000;

/** Each may have some megabytes. */
const MAX_NODE_LISTS = 8;

/** A few numbers each. */
const MAX_SUMS = 1_000;

/** A quarter of a cluster's concurrent requests, as for usage. */
const REQUESTS_PER_CLUSTER = 2;

/** For one list and its turn. Nobody waits longer for a sentence. */
const DEADLINE_MS = 5_000;

const NEVER = new AbortController().signal;

export interface NodeListsOptions {
  readonly clock: Clock;
  /** For one list; defaults to five seconds. */
  readonly deadlineMs?: number;
}

type Ask<T> = (
  connection: ClusterConnection,
  signal: AbortSignal,
) => Promise<Result<T>>;

/**
 * The nodes of clusters and what is reserved on them, each read once in half a minute
 * for all users who may read it. Failures are cached as long, so that what may not be
 * read is not asked for by everyone who opens Help.
 */
export class NodeLists {
  readonly #deadlineMs: number;
  readonly #nodes: TtlCache<Result<readonly NodeFacts[]>>;
  readonly #sums: TtlCache<Result<Amounts>>;
  readonly #requests = new KeyedSemaphore(REQUESTS_PER_CLUSTER);

  constructor({ clock, deadlineMs = DEADLINE_MS }: NodeListsOptions) {
    const shared = { ttlMs: REMEMBER_MS, now: () => clock.now().getTime() };
    this.#deadlineMs = deadlineMs;
    this.#nodes = new TtlCache({ ...shared, maxEntries: MAX_NODE_LISTS });
    this.#sums = new TtlCache({ ...shared, maxEntries: MAX_SUMS });
  }

  nodes(
    connection: ClusterConnection,
    signal: AbortSignal,
  ): Promise<Result<readonly NodeFacts[]>> {
    return this.#read(this.#nodes, connection, '', listNodes, signal);
  }

  /** What the pods on a node request, in all namespaces. */
  requestsOn(
    connection: ClusterConnection,
    node: NodeFacts,
    signal: AbortSignal,
  ): Promise<Result<Amounts>> {
    return this.#read(
      this.#sums,
      connection,
      node.name,
      (asked, until) => sumRequests(asked, node, until),
      signal,
    );
  }

  /** Rejects only when the signal aborts. */
  async #read<T>(
    cache: TtlCache<Result<T>>,
    connection: ClusterConnection,
    what: string,
    ask: Ask<T>,
    signal: AbortSignal,
  ): Promise<Result<T>> {
    const identity = await connection.identity(signal);
    if (!identity.ok) return identity;
    const key = sharingKey(connection.cluster, identity.value, what);
    return cache.get(key, () =>
      this.#ask(new DelegatingConnection(connection, identity.value), ask),
    );
  }

  /** Shared by all waiters, so it does not end when the first one leaves. */
  async #ask<T>(
    connection: DelegatingConnection,
    ask: Ask<T>,
  ): Promise<Result<T>> {
    try {
      return await withDeadline(NEVER, this.#deadlineMs, until =>
        this.#requests.run(clusterDigest(connection.cluster), until, () =>
          ask(connection, until),
        ),
      );
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      return fail('timeout', error.message);
    }
  }
}
