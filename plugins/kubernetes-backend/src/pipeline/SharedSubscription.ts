import { ServiceTarget } from '../locate';
import { ClusterConnection, SubscriberSet } from '../transport';
import { ConflatedChannel } from '../util/ConflatedChannel';
import { ClusterUpdate } from './ClusterUpdate';
import { Viewership } from './Viewership';
import { VersionedHistory } from './VersionedHistory';

export interface Subscriber {
  readonly service: ServiceTarget;
  readonly connection: ClusterConnection;
  readonly identity: string;
  /** Versions that the viewer has already, by its cursor. */
  readonly versions?: ReadonlySet<string>;
  /** Not a viewer who may come back: nothing is kept for it. */
  readonly isBackground?: boolean;
  /** Whether it has a use for what is known before the cluster has answered. */
  readonly wantsPreview?: boolean;
}

export interface SharedSubscriptionEvents {
  /** The last subscriber has left. */
  readonly onUnused: () => void;
  /** Its subscribers are about to be sent away. */
  readonly onRevoked: () => void;
}

/** One service in one cluster, observed once for all subscribers with the same identity. */
export class SharedSubscription implements Viewership {
  readonly key: string;
  readonly service: ServiceTarget;
  readonly subscribers: SubscriberSet<ConflatedChannel<ClusterUpdate>>;
  readonly history = new VersionedHistory();
  reevaluate: Viewership['reevaluate'] = () => undefined;
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

  get isUsed(): boolean {
    return this.subscribers.size > 0;
  }

  get isLive(): boolean {
    return this.history.latest?.state.phase === 'live';
  }

  /**
   * What has failed, or has not answered yet, is read again for the next subscriber;
   * and what no viewer has looked at is read for hundreds of services in turn.
   */
  get isWorthKeeping(): boolean {
    return this.#isViewed && this.isLive && this.#isSettled;
  }

  /** A viewer subscribes. */
  view(): void {
    this.#isViewed = true;
  }

  /** Compared with what is known once here, and not for each of a thousand subscribers. */
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
   * A version that the subscriber names is looked for in what it sees anyway and
   * nowhere else, so an invented one, or another identity's, stands for nothing.
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

  /** Closes all subscriptions; subscribers that still want one have to subscribe anew. */
  revoke(): void {
    this.#onRevoked();
    for (const channel of this.subscribers) channel.close();
  }
}
