import { KeyedSemaphore } from '../util/KeyedSemaphore';
import { fail, Result } from '../util/Result';
import { DeadlineError, withDeadline } from '../util/timing';
import { TtlCache } from '../util/TtlCache';
import { ClusterConnection } from './ClusterConnection';
import {
  clusterDigest,
  DelegatingConnection,
  sharingKey,
} from './DelegatingConnection';

const NEVER = new AbortController().signal;

export interface SharedReadsOptions {
  /** Of one cluster, at a time. */
  readonly limit: number;
  /** For one read and its turn. */
  readonly deadlineMs: number;
}

export interface SharedRead<T> {
  readonly cache: TtlCache<Result<T>>;
  readonly connection: ClusterConnection;
  /** What is read of the cluster, as part of the key. */
  readonly what: readonly (string | undefined)[];
  readonly ask: (
    connection: ClusterConnection,
    signal: AbortSignal,
  ) => Promise<Result<T>>;
}

/**
 * Reads what cannot be watched, on demand: once for all users who may read it, for as
 * long as a cache keeps it. Failures are kept as long.
 */
export class SharedReads {
  readonly #deadlineMs: number;
  readonly #turns: KeyedSemaphore;

  constructor({ limit, deadlineMs }: SharedReadsOptions) {
    this.#deadlineMs = deadlineMs;
    this.#turns = new KeyedSemaphore(limit);
  }

  /** Rejects only when the signal aborts. */
  async read<T>(
    { ask, cache, connection, what }: SharedRead<T>,
    signal: AbortSignal,
  ): Promise<Result<T>> {
    const { cluster } = connection;
    const identity = await connection.identity(signal);
    if (!identity.ok) return identity;
    return cache.get(sharingKey(cluster, identity.value, ...what), () =>
      this.#ask(new DelegatingConnection(connection, identity.value), ask),
    );
  }

  /** Shared by all waiters, so it does not end when the first one leaves. */
  async #ask<T>(
    connection: DelegatingConnection,
    ask: SharedRead<T>['ask'],
  ): Promise<Result<T>> {
    try {
      return await withDeadline(NEVER, this.#deadlineMs, until =>
        this.#turns.run(clusterDigest(connection.cluster), until, () =>
          ask(connection, until),
        ),
      );
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      return fail('timeout', error.message);
    }
  }
}
