import { ABANDONED } from '../util/timing';
import { ClusterConnection } from './ClusterConnection';
import { DelegatingConnection } from './DelegatingConnection';

export interface SubscriberSetOptions {
  /** Of the first subscriber. */
  readonly connection: ClusterConnection;
  /** Of the credential: all subscribers have the same. */
  readonly identity: string;
  /** Called when the last subscriber has left. */
  readonly onUnused: () => void;
}

/**
 * Counts the subscribers of something that is read once for all of them, and
 * keeps nothing of one that has left. Its owner decides what happens without any:
 * the hub keeps a subscription for an idle minute, informers and the index stop.
 */
export class SubscriberSet<S> implements Iterable<S> {
  /** Asks with the connection of one of the subscribers. */
  readonly connection: DelegatingConnection;
  readonly #subscribers = new Set<S>();
  readonly #stop = new AbortController();
  readonly #onUnused: () => void;

  constructor({ connection, identity, onUnused }: SubscriberSetOptions) {
    this.connection = new DelegatingConnection(connection, identity);
    this.#onUnused = onUnused;
  }

  get size(): number {
    return this.#subscribers.size;
  }

  /** Aborts when what is shared is not needed any more. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Returns a function that removes the subscriber; calling it again has no effect. */
  add(subscriber: S, connection: ClusterConnection): () => void {
    this.connection.add(connection);
    this.#subscribers.add(subscriber);
    return () => {
      if (!this.#subscribers.delete(subscriber)) return;
      this.connection.remove(connection);
      if (this.#subscribers.size === 0) this.#onUnused();
    };
  }

  /** Ends what is shared; it cannot be subscribed to after that. */
  stop(): void {
    this.#stop.abort(ABANDONED);
  }

  [Symbol.iterator](): Iterator<S> {
    return this.#subscribers.values();
  }
}
