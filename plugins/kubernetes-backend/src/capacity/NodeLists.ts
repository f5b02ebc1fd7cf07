import {
  Amounts,
  NodeFacts,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterConnection, SharedReads } from '../transport';
import { Result } from '../util/Result';
import { TtlCache } from '../util/TtlCache';
import { Clock } from '../util/timing';
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

export interface NodeListsOptions {
  readonly clock: Clock;
  /** For one list; defaults to five seconds. */
  readonly deadlineMs?: number;
}

/**
 * The nodes of clusters and what is reserved on them, each read once in half a minute
 * for all users who may read it. Failures are cached as long, so that what may not be
 * read is not asked for by everyone who opens Help.
 */
export class NodeLists {
  readonly #nodes: TtlCache<Result<readonly NodeFacts[]>>;
  readonly #sums: TtlCache<Result<Amounts>>;
  readonly #reads: SharedReads;

  constructor({ clock, deadlineMs = DEADLINE_MS }: NodeListsOptions) {
    const shared = { ttlMs: REMEMBER_MS, now: () => clock.now().getTime() };
    this.#nodes = new TtlCache({ ...shared, maxEntries: MAX_NODE_LISTS });
    this.#sums = new TtlCache({ ...shared, maxEntries: MAX_SUMS });
    this.#reads = new SharedReads({ limit: REQUESTS_PER_CLUSTER, deadlineMs });
  }

  /** Rejects only when the signal aborts. */
  nodes(
    connection: ClusterConnection,
    signal: AbortSignal,
  ): Promise<Result<readonly NodeFacts[]>> {
    return this.#reads.read(
      { cache: this.#nodes, connection, what: [''], ask: listNodes },
      signal,
    );
  }

  /** What the pods on a node request, in all namespaces. Rejects only when the signal aborts. */
  requestsOn(
    connection: ClusterConnection,
    node: NodeFacts,
    signal: AbortSignal,
  ): Promise<Result<Amounts>> {
    return this.#reads.read(
      {
        ...{ cache: this.#sums, connection, what: [node.name] },
        ask: (asked, until) => sumRequests(asked, node, until),
      },
      signal,
    );
  }
}
