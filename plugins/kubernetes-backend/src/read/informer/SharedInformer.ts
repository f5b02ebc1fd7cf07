import { ClusterConnection, SubscriberSet } from '../../transport';
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
  /** Called when the last subscriber has left; it cannot be subscribed to after that. */
  readonly onUnused: () => void;
}

/**
 * One list and watch for all subscribers with the same identity. It ends with the
 * last of them.
 */
export class SharedInformer {
  readonly #subscribers: SubscriberSet<InformerSubscriber>;
  #latest: { readonly update: InformerUpdate } | undefined;

  constructor({ connection, identity, run, onUnused }: SharedInformerOptions) {
    this.#subscribers = new SubscriberSet({
      connection,
      identity,
      onUnused: () => {
        onUnused();
        this.#subscribers.stop();
      },
    });
    const onUpdate = (update: InformerUpdate) => {
      this.#latest = { update };
      for (const subscriber of [...this.#subscribers]) {
        subscriber.onUpdate(update);
      }
    };
    const { signal } = this.#subscribers;
    run(this.#subscribers.connection, onUpdate, signal).catch(() => undefined);
  }

  /** Passes on the latest update, then each new one, until the signal aborts. */
  subscribe(subscriber: InformerSubscriber, signal: AbortSignal): void {
    if (signal.aborted) return;
    const leave = this.#subscribers.add(subscriber, subscriber.connection);
    signal.addEventListener('abort', leave, { once: true });
    if (this.#latest) subscriber.onUpdate(this.#latest.update);
  }
}
