import { Entity } from '@backstage/catalog-model';
import {
  ClusterMessage,
  ClusterReason,
  HelloMessage,
  ServiceSnapshot,
  WIRE_VERSION,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterDetails,
  ServiceLocator,
} from '@podlight/backstage-plugin-kubernetes-node';
import { Caller } from '../auth';
import { ClusterRegistry, ProviderProblem } from '../clusters';
import {
  isSameTarget,
  locateService,
  serviceTarget,
  ServiceTarget,
} from '../locate';
import {
  NamespaceBinding,
  ReadTarget,
  ResourceType,
  ServiceObserver,
  StartScheduler,
} from '../read';
import { ClusterConnection, ViewerConnection } from '../transport';
import { Clock, linkedAbortController, withDeadline } from '../util/timing';
import { failedMessage, faultReason } from './ClusterProjection';
import { readOwners } from './readOwners';
import { ClusterUpdate, withoutPreviews } from './ClusterUpdate';
import { collectSettled } from './collectSettled';
import { Diagnosis } from './diagnosis';
import { Guidance } from './guidance';
import { inOrder } from './inOrder';
import { logTransitions, TransitionLog } from './logTransitions';
import { merge } from './merge';
import { observeCluster } from './observeCluster';
import { previewCluster } from './previewCluster';
import { RetryPauses } from './RetryPauses';
import { skipWhileAbsent } from './skipWhileAbsent';
import {
  SubscribeToClusterOptions,
  subscribeToCluster,
} from './subscribeToCluster';
import { ActiveSubscription, SubscriptionHub } from './SubscriptionHub';

/** An entity, and the clusters in which to look for it on behalf of one caller. */
export interface LocatedService {
  readonly target: ServiceTarget;
  readonly principal: Caller;
  readonly clusters: readonly ClusterDetails[];
  readonly problems: readonly ProviderProblem[];
  /** Refs of the groups and users that own it. */
  readonly owners: readonly string[];
}

/** Whether two located services select the same objects in the same clusters. */
export function isSameService(a: LocatedService, b: LocatedService): boolean {
  const names = ({ clusters }: LocatedService) =>
    JSON.stringify(clusters.map(({ name, url }) => [name, url]));
  return isSameTarget(a.target, b.target) && names(a) === names(b);
}

export interface ServicePipelineOptions {
  readonly registry: ClusterRegistry;
  readonly locator: ServiceLocator;
  /** Asks nothing yet: the credential is got with the first request. Must not throw. */
  connect(cluster: ClusterDetails, caller: Caller): ViewerConnection;
  /** Retries a failing cluster immediately. */
  retryNow?(cluster: ClusterDetails): void;
  /** The login whose token authenticates the user to the cluster; undefined where the backend has a credential. */
  loginFor?(cluster: ClusterDetails): string | undefined;
  readonly observer: ServiceObserver;
  /** The resource types that are read from a cluster. */
  typesIn(cluster: ClusterDetails): readonly ResourceType[];
  /** Whether discovery may add types to those of `typesIn`; no when absent. */
  discoversTypes?(cluster: ClusterDetails): boolean;
  /** Which namespaces belong to an entity; all when absent. */
  readonly binding?: NamespaceBinding;
  readonly allowBroadSelectors?: boolean;
  readonly allowsUnscrubbedLogs?: boolean;
  /** The observer's; one of its own when absent. */
  readonly scheduler?: StartScheduler;
  readonly diagnosis: Diagnosis;
  readonly guidance: Guidance;
  readonly clock: Clock;
  readonly snapshotDeadlineMs: number;
  readonly onFault: (cluster: string, stage: string, error: unknown) => void;
  /** How long a cluster is observed after its last viewer has left; a minute when absent. */
  readonly idleGraceMs?: number;
  /** Called for each viewer of a cluster with whether the cluster was being observed already. */
  readonly onSubscribe?: (isHit: boolean) => void;
  /** How soon a viewer who may no longer see a cluster stops seeing it; a minute when absent. */
  readonly identifyAgainMs?: number;
  readonly log: Pick<TransitionLog, 'record'>;
}

export interface SnapshotOptions {
  /** No viewer waits for it, so the subscription gets no idle grace. */
  readonly isBackground?: boolean;
}

/**
 * Turns an entity into messages: locates it, authenticates, reads, diagnoses and makes
 * rows. From `subscribe` on, a failing cluster affects no other.
 */
export class ServicePipeline {
  readonly #options: ServicePipelineOptions;
  readonly #hub: SubscriptionHub;
  readonly #scheduler: StartScheduler;
  readonly #pauses: RetryPauses;

  constructor(options: ServicePipelineOptions) {
    this.#options = options;
    const { clock, diagnosis, idleGraceMs, log, observer, onFault } = options;
    this.#scheduler = options.scheduler ?? new StartScheduler(clock);
    this.#pauses = new RetryPauses(clock);
    this.#hub = new SubscriptionHub({
      clock,
      idleGraceMs,
      onFault,
      onSubscribe: options.onSubscribe,
      preview: (connection, service) =>
        previewCluster(observer, { connection, service }, error =>
          onFault(connection.cluster.name, 'preview', error),
        ),
      observe: (connection, service, signal, isUsed) => {
        const observation = observeCluster({
          connection,
          service,
          observer,
          diagnosis,
          clock,
          onFault,
          isUsed,
          signal,
        });
        const updates = logTransitions(observation.updates, log, connection);
        return { ...observation, updates };
      },
    });
  }

  /** All current subscriptions, including idle ones. */
  subscriptions(): Iterable<ActiveSubscription> {
    return this.#hub.subscriptions();
  }

  /** Ends all subscriptions. */
  close(): void {
    this.#hub.close();
  }

  /** Throws InputError for invalid annotations, ServiceUnavailableError when the locator fails. */
  async locate(
    entity: Entity,
    principal: Caller,
    signal: AbortSignal,
  ): Promise<LocatedService> {
    const { allowBroadSelectors, binding, registry, locator } = this.#options;
    const target = serviceTarget(entity, {
      allowBroadSelectors,
      isBound: binding?.isOn,
    });
    const { clusters, problems } = await locateService({
      entity,
      principal,
      registry,
      locator,
      signal,
      onFault: error =>
        this.#options.onFault('', `service locator ${locator.id}`, error),
    });
    return {
      target,
      principal,
      clusters,
      problems,
      owners: readOwners(entity),
    };
  }

  hello({ target, clusters, problems, owners }: LocatedService): HelloMessage {
    const { guidance } = this.#options;
    const names = clusters.map(({ name }) => name);
    const askForHelp = guidance.askForHelp(names, owners);
    return {
      type: 'hello',
      version: WIRE_VERSION,
      entityRef: target.entityRef,
      selector: target.selector.text,
      namespace: target.namespace,
      at: this.#options.clock.now().toISOString(),
      clusters: clusters.map(cluster => ({
        ...guidance.toClusterHead(cluster),
        login: this.#options.loginFor?.(cluster),
      })),
      providerProblems: problems,
      links: guidance.linkTemplates(names),
      // Earlier versions of the frontend do not know these fields.
      ...(askForHelp.length > 0 && { askForHelp }),
      ...(this.#options.allowsUnscrubbedLogs && { allowsUnscrubbedLogs: true }),
    };
  }

  connect(cluster: ClusterDetails, caller: Caller): ViewerConnection {
    return this.#options.connect(cluster, caller);
  }

  /** The resource types that are read from a cluster. */
  typesIn(cluster: ClusterDetails): readonly ResourceType[] {
    return this.#options.typesIn(cluster);
  }

  /** Whether discovery may add types to those of {@link ServicePipeline.typesIn}. */
  discoversTypes(cluster: ClusterDetails): boolean {
    return this.#options.discoversTypes?.(cluster) ?? false;
  }

  /** Whether objects in a namespace may be shown as part of an entity; undefined while that is unknown. */
  async isBound(
    target: ServiceTarget,
    connection: ClusterConnection,
    namespace: string,
    signal: AbortSignal,
  ): Promise<boolean | undefined> {
    const { binding } = this.#options;
    if (!binding?.isOn) return true;
    const result = await binding.isBound(connection, target, namespace, signal);
    return result.ok ? result.value : undefined;
  }

  /** The message in place of one that could not be encoded. */
  toBrokenMessage(cluster: string, error: unknown): ClusterMessage {
    const reason = this.toBrokenReason(cluster, error);
    return failedMessage(cluster, reason, this.#options.clock.now());
  }

  /** Logs why a message could not be encoded, and returns the reason for viewers. */
  toBrokenReason(cluster: string, error: unknown): ClusterReason {
    this.#options.onFault(cluster, 'send', error);
    return faultReason(error);
  }

  /** Retries a failing cluster immediately, for all its viewers. */
  retryNow(cluster: ClusterDetails): void {
    this.#options.retryNow?.(cluster);
    this.#pauses.wake(cluster.name);
  }

  /**
   * The updates of all clusters as they come, until the signal aborts. Never throws.
   *
   * @param versions - what the viewer has already, by its cursor
   */
  subscribe(
    service: LocatedService,
    signal: AbortSignal,
    versions?: ReadonlySet<string>,
  ): AsyncIterable<ClusterUpdate> {
    // A viewer with a cursor already has more than a preview shows.
    const wantsPreview = !versions?.size;
    return this.#subscribe(service, signal, { versions, wantsPreview });
  }

  #subscribe(
    service: LocatedService,
    signal: AbortSignal,
    subscriber: Pick<
      SubscribeToClusterOptions,
      'versions' | 'isBackground' | 'wantsPreview'
    >,
  ): AsyncIterable<ClusterUpdate> {
    const { clock, identifyAgainMs, log, observer, onFault } = this.#options;
    const order = this.#scheduler.clusterOrder(signal);
    const clusters = service.clusters.map(cluster => {
      const connection = this.connect(cluster, service.principal);
      const target = { connection, service: service.target };
      return skipWhileAbsent({
        cluster: cluster.name,
        absence: () => observer.absence?.(target, signal),
        departure: visit => observer.departure?.(target, visit),
        subscribe: visit =>
          subscribeToCluster({
            ...target,
            hub: this.#hub,
            schedule: identity =>
              order.schedule(cluster.name, this.#isExpected(target, identity)),
            clock,
            pause: (ms, until) => this.#pauses.pause(cluster.name, ms, until),
            ...subscriber,
            identifyAgainMs,
            log,
            onFault,
            signal: visit,
          }),
        now: () => clock.now(),
        onFault: error => onFault(cluster.name, 'placement', error),
        signal,
      });
    });
    const updates = inOrder(merge(clusters, signal), order);
    // A subscription shared with another viewer may yield previews.
    return subscriber.wantsPreview ? updates : withoutPreviews(updates);
  }

  /** Whether the cluster is known to have the service, or is observed already. */
  #isExpected(target: ReadTarget, identity: string): boolean {
    const { observer } = this.#options;
    return (
      this.#hub.has({ ...target, identity }) ||
      observer.isExpected?.(target, identity) === true
    );
  }

  /** The state of all clusters once each has settled, or when the deadline is over. */
  async snapshot(
    service: LocatedService,
    signal: AbortSignal,
    { isBackground }: SnapshotOptions = {},
  ): Promise<ServiceSnapshot> {
    const { snapshotDeadlineMs, clock } = this.#options;
    const messages = await withDeadline(signal, snapshotDeadlineMs, until =>
      this.#settled(service, until, isBackground),
    );
    signal.throwIfAborted();
    const late: ClusterReason = {
      code: 'timeout',
      message: `no response within ${snapshotDeadlineMs} ms`,
    };
    return {
      hello: this.hello(service),
      clusters: service.clusters.map(
        ({ name }) =>
          messages.get(name) ?? failedMessage(name, late, clock.now()),
      ),
    };
  }

  /** The messages of the clusters that settle before the signal aborts. */
  async #settled(
    service: LocatedService,
    signal: AbortSignal,
    isBackground: boolean | undefined,
  ) {
    const work = linkedAbortController(signal);
    try {
      return await collectSettled(
        this.#subscribe(service, work.signal, { isBackground }),
        service.clusters.length,
      );
    } finally {
      work.abort();
    }
  }
}
