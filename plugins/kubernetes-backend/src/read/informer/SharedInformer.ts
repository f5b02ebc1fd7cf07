import { ClusterConnection, DelegatingConnection } from '../../transport';
import { ABANDONED } from '../../util/timing';
import { InformerUpdate } from './ListWatchSpec';

export interface InformerSubscriber {
  /** Used for the requests of all subscribers while it is the latest. */
  readonly connection: ClusterConnection;
  readonly onUpdate: (update: InformerUpdate) => void;
}

export interface SharedInformerOptions {
  /** Of the first subscriber. */
  readonly connection: ClusterConnection;
  /** Of the credential: subscribers have the same. */
  readonly identity: string;
  /** Lists and watches until the signal aborts. */
  readonly run: (
    connection: ClusterConnection,
    onUpdate: (update: InformerUpdate) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Told when the last subscriber has left; it cannot be subscribed to after that. */
  readonly onUnused: () => void;
}

/**
 * One list and watch for all subscribers with the same identity. It counts them,
 * ends with the last, and keeps nothing of one that has left.
 */
export class SharedInformer {
  readonly #connection: DelegatingConnection;
  readonly #subscribers = new Set<InformerSubscriber>();
  readonly #stop = new AbortController();
  readonly #onUnused: () => void;
  #latest: { readonly update: InformerUpdate } | undefined;

  constructor({ connection, identity, run, onUnused }: SharedInformerOptions) {
    this.#connection = new DelegatingConnection(connection, identity);
    this.#onUnused = onUnused;
    const onUpdate = (update: InformerUpdate) => {
      this.#latest = { update };
      for (const subscriber of [...this.#subscribers]) {
        subscriber.onUpdate(update);
      }
    };
    run(this.#connection, onUpdate, this.#stop.signal).catch(() => undefined);
  }

  /** Tells what is known, then each update, until the signal aborts. */
  subscribe(subscriber: InformerSubscriber, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#connection.add(subscriber.connection);
    this.#subscribers.add(subscriber);
    const leave = () => {
      this.#subscribers.delete(subscriber);
      this.#connection.remove(subscriber.connection);
      if (this.#subscribers.size > 0) return;
      this.#onUnused();
      this.#stop.abort(ABANDONED);
    };
    signal.addEventListener('abort', leave, { once: true });
    if (this.#latest) subscriber.onUpdate(this.#latest.update);
  }
}
