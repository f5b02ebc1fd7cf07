import { ConflatedChannel } from '../util/ConflatedChannel';
import { ABANDONED } from '../util/timing';
import { ClusterUpdate, coalesce } from './ClusterUpdate';
import { SharedSubscription, Subscriber } from './SharedSubscription';

/**
 * The updates of one service in one cluster for one subscriber, starting with the
 * latest one. A slow subscriber gets only the newest.
 */
export class Subscription extends ConflatedChannel<ClusterUpdate> {
  readonly #shared: SharedSubscription;
  readonly #parent: AbortSignal;
  readonly #closed = new AbortController();
  readonly #remove: () => void;
  readonly #close = () => this.close();

  constructor(
    shared: SharedSubscription,
    subscriber: Subscriber,
    parent: AbortSignal,
  ) {
    super(coalesce);
    this.#shared = shared;
    this.#parent = parent;
    this.#remove = shared.add(this, subscriber);
    parent.addEventListener('abort', this.#close, { once: true });
    if (parent.aborted) this.close();
  }

  /** Aborts when the subscription is closed. */
  get signal(): AbortSignal {
    return this.#closed.signal;
  }

  /** Whether the cluster answers. */
  get isLive(): boolean {
    return this.#shared.isLive;
  }

  override close(): void {
    super.close();
    this.#parent.removeEventListener('abort', this.#close);
    this.#remove();
    this.#closed.abort(ABANDONED);
  }

  /** Closes all subscriptions of this identity, which has lost its access. */
  revoke(): void {
    this.#shared.revoke();
  }
}
