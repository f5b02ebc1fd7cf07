import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceTarget } from '../locate';
import { ClusterConnection, sharingKey } from '../transport';
import { Clock } from '../util/timing';
import { ClusterUpdate } from './ClusterUpdate';
import { IdleSubscriptions } from './IdleSubscriptions';
import { Observation } from './Observation';
import { SharedSubscription, Subscriber } from './SharedSubscription';
import { Subscription } from './Subscription';

/** Only a bug leads to a restart, so there is no hurry. */
const RESTART_AFTER_MS = 10_000;

export interface SubscriptionHubOptions {
  /** Observes a cluster until the signal aborts; with whether anybody sees its updates now. */
  readonly observe: (
    connection: ClusterConnection,
    service: ServiceTarget,
    signal: AbortSignal,
    isUsed: () => boolean,
  ) => Observation;
  /** A preview until the cluster answers; made only for subscribers that want one. */
  readonly preview?: (
    connection: ClusterConnection,
    service: ServiceTarget,
  ) => ClusterUpdate | undefined;
  readonly onFault: (cluster: string, stage: string, error: unknown) => void;
  readonly clock: Clock;
  /** A minute when absent. */
  readonly idleGraceMs?: number;
  /** Called for each subscriber with whether the cluster was being observed already. */
  readonly onSubscribe?: (isHit: boolean) => void;
}

/** One service in one cluster, as one identity sees it. */
export interface ActiveSubscription {
  readonly cluster: string;
  /** The same for one service as different identities see it. */
  readonly service: string;
  readonly viewers: number;
  readonly last?: ClusterMessage;
}

/**
 * Subscribers to the same service in the same cluster with the same identity
 * share one set of lists and watches, its objects and its diagnosis. Two
 * identities never share.
 */
export class SubscriptionHub {
  readonly #options: SubscriptionHubOptions;
  readonly #active = new Map<string, SharedSubscription>();
  readonly #idle: IdleSubscriptions;
  /** How many there are in each cluster. */
  readonly #perCluster = new Map<string, number>();
  #isClosed = false;

  constructor(options: SubscriptionHubOptions) {
    this.#options = options;
    this.#idle = new IdleSubscriptions({
      clock: options.clock,
      graceMs: options.idleGraceMs,
      clusters: () => this.#perCluster.size,
    });
  }

  /** How many services are observed, counted once for each cluster and identity, with the idle ones. */
  get size(): number {
    return this.#active.size;
  }

  /** Whether the cluster is observed already. */
  has(subscriber: Omit<Subscriber, 'versions'>): boolean {
    return this.#active.has(subscriptionKey(subscriber));
  }

  /** All subscriptions, including idle ones. */
  *subscriptions(): Generator<ActiveSubscription> {
    for (const shared of this.#active.values()) {
      const { cluster, service, history, subscribers } = shared;
      yield {
        cluster,
        service: JSON.stringify([service.namespace, service.selector.text]),
        viewers: subscribers.size,
        last: history.latest,
      };
    }
  }

  /** Yields the latest update, then each new one, until the signal aborts or the subscription is revoked. */
  subscribe(subscriber: Subscriber, signal: AbortSignal): Subscription {
    const key = subscriptionKey(subscriber);
    const known = this.#active.get(key);
    this.#options.onSubscribe?.(known !== undefined);
    const shared = known ?? this.#create(key, subscriber);
    if (!shared.isUsed) this.#refresh(shared);
    this.#idle.delete(shared);
    if (!subscriber.isBackground) shared.view();
    if (subscriber.wantsPreview) this.#preview(shared);
    const subscription = new Subscription(shared, subscriber, signal);
    if (!known && !this.#isClosed) this.#observe(shared);
    return subscription;
  }

  /** Ends all subscriptions for good. Subscribers get no more updates and must not subscribe again. */
  close(): void {
    this.#isClosed = true;
    for (const shared of this.#active.values()) this.#stop(shared);
  }

  /** An idle subscription is not reevaluated as time passes. */
  #refresh(shared: SharedSubscription): void {
    try {
      const update = shared.observation?.reevaluate();
      if (update) shared.publish(update);
    } catch (error) {
      this.#options.onFault(shared.cluster, 'share', error);
    }
  }

  /** Earlier subscribers may not have wanted a preview, so there may be none yet. */
  #preview(shared: SharedSubscription): void {
    const { history, service, subscribers } = shared;
    if (history.latest) return;
    const update = this.#options.preview?.(subscribers.connection, service);
    if (update) shared.publish(update);
  }

  #create(key: string, first: Subscriber): SharedSubscription {
    const shared = new SharedSubscription(key, first, {
      onUnused: () => {
        if (this.#isClosed || !shared.isWorthKeeping) this.#stop(shared);
        else this.#idle.add(shared, () => this.#stop(shared));
      },
      onRevoked: () => this.#stop(shared),
    });
    this.#active.set(key, shared);
    this.#count(shared, 1);
    return shared;
  }

  /** Restarts after an error, which must neither end this process nor stop the updates for good. */
  async #observe(shared: SharedSubscription): Promise<void> {
    const { observe, clock, onFault } = this.#options;
    const { cluster, service, subscribers } = shared;
    const { connection, signal } = subscribers;
    while (!signal.aborted) {
      try {
        const isUsed = () => shared.isUsed;
        const observation = observe(connection, service, signal, isUsed);
        shared.observation = observation;
        for await (const update of observation.updates) {
          if (signal.aborted) return;
          shared.publish(update);
        }
      } catch (error) {
        if (signal.aborted) return;
        onFault(cluster, 'share', error);
      }
      await clock.sleep(RESTART_AFTER_MS, signal);
    }
  }

  #count({ cluster }: SharedSubscription, change: number): void {
    const count = (this.#perCluster.get(cluster) ?? 0) + change;
    if (count > 0) this.#perCluster.set(cluster, count);
    else this.#perCluster.delete(cluster);
  }

  #stop(shared: SharedSubscription): void {
    if (this.#active.get(shared.key) === shared) {
      this.#active.delete(shared.key);
      this.#count(shared, -1);
    }
    this.#idle.delete(shared);
    shared.subscribers.stop();
  }
}

/** Covers everything that decides what a subscriber may see. */
function subscriptionKey({
  service,
  connection,
  identity,
}: Subscriber): string {
  return sharingKey(
    connection.cluster,
    identity,
    service.namespace,
    service.selector.text,
    service.boundTo?.key,
  );
}
