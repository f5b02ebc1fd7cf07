import { ServiceTarget } from '../locate';
import { ClusterConnection, SubscriberSet } from '../transport';
import { ConflatedChannel } from '../util/ConflatedChannel';
import { ClusterUpdate } from './ClusterUpdate';
import { Observation } from './Observation';
import { VersionedHistory } from './VersionedHistory';

export interface Subscriber {
  readonly service: ServiceTarget;
  readonly connection: ClusterConnection;
  readonly identity: string;
  /** Versions that the viewer has already, by its cursor. */
  readonly versions?: ReadonlySet<string>;
  /** Not a viewer who may come back, so the subscription gets no idle grace. */
  readonly isBackground?: boolean;
  /** Whether it wants a preview while the cluster has not answered yet. */
  readonly wantsPreview?: boolean;
}

export interface SharedSubscriptionEvents {
  /** The last subscriber has left. */
  readonly onUnused: () => void;
  /** Called before its subscribers are closed. */
  readonly onRevoked: () => void;
}

/** One service in one cluster, observed once for all subscribers with the same identity. */
export class SharedSubscription {
  readonly key: string;
  readonly service: ServiceTarget;
  readonly subscribers: SubscriberSet<ConflatedChannel<ClusterUpdate>>;
  readonly history = new VersionedHistory();
  /** Undefined until it is observed. */
  observation: Observation | undefined;
  readonly #onRevoked: () => void;
  #isSettled = false;
  #isViewed = false;

  constructor(
    key: string,
    { connection, identity, service }: Subscriber,
    { onRevoked, onUnused }: SharedSubscriptionEvents,
  ) {
    this.key = key;
    this.service = service;
    this.#onRevoked = onRevoked;
    this.subscribers = new SubscriberSet({
      connection,
      identity,
      onUnused: () => {
        if (!this.subscribers.signal.aborted) onUnused();
      },
    });
  }

  get cluster(): string {
    return this.subscribers.connection.cluster.name;
  }

  /** Whether anybody sees its updates now. */
  get isUsed(): boolean {
    return this.subscribers.size > 0;
  }

  get isLive(): boolean {
    return this.history.latest?.state.phase === 'live';
  }

  /**
   * A cluster that failed or has not answered is read again for the next subscriber, and
   * background reads of hundreds of services would displace what viewers come back to.
   */
  get isWorthKeeping(): boolean {
    return this.#isViewed && this.isLive && this.#isSettled;
  }

  /** A viewer subscribes. */
  view(): void {
    this.#isViewed = true;
  }

  /** Compared here once, rather than for each of a thousand subscribers. */
  publish({ message, isSettled }: ClusterUpdate): void {
    const isNews = this.history.add(message);
    const isChanged = isNews || isSettled !== this.#isSettled;
    this.#isSettled = isSettled;
    const { latest } = this.history;
    if (!isChanged || !latest) return;
    const update = { message: latest, isSettled };
    for (const channel of this.subscribers) channel.offer(update);
  }

  /**
   * A subscriber's version is looked up only among messages that its identity may see,
   * so an invented version, or another identity's, matches nothing.
   */
  add(
    channel: ConflatedChannel<ClusterUpdate>,
    { connection, versions }: Subscriber,
  ): () => void {
    const remove = this.subscribers.add(channel, connection);
    const { latest } = this.history;
    if (latest) {
      const base = versions && this.history.find(versions);
      channel.offer({ message: latest, isSettled: this.#isSettled, base });
    }
    return remove;
  }

  /** Closes all subscriptions; subscribers may subscribe again. */
  revoke(): void {
    this.#onRevoked();
    for (const channel of this.subscribers) channel.close();
  }
}
