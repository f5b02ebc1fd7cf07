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
  ServiceObserver,
  isAccessDenied,
  NamespaceBinding,
  StartScheduler,
} from '../read';
import { ClusterConnection, ViewerConnection } from '../transport';
import {
  linkedAbortController,
  Clock,
  ABANDONED,
  withDeadline,
} from '../util/timing';
import { failedMessage, faultReason } from './ClusterView';
import { ClusterHub, HubReading, Resumption } from './ClusterHub';
import { Diagnosis } from './diagnosis';
import { Guidance } from './guidance';
import { ClusterSink, followCluster } from './followCluster';
import { viewCluster } from './viewCluster';

/** An entity, and where it is to be looked for on behalf of one caller. */
export interface LocatedService {
  readonly target: ServiceTarget;
  readonly principal: Caller;
  readonly clusters: readonly ClusterDetails[];
  readonly problems: readonly ProviderProblem[];
}

/** Whether two answers to the same question ask for the same, in the same clusters. */
export function isSameService(a: LocatedService, b: LocatedService): boolean {
  const names = ({ clusters }: LocatedService) =>
    JSON.stringify(clusters.map(({ name, url }) => [name, url]));
  return isSameTarget(a.target, b.target) && names(a) === names(b);
}

export interface ServicePipelineOptions {
  readonly registry: ClusterRegistry;
  readonly locator: ServiceLocator;
  connect(cluster: ClusterDetails, caller: Caller): ViewerConnection;
  /** Has a cluster that fails asked again without delay. */
  retryNow?(cluster: ClusterDetails): void;
  /** The login whose token a cluster is asked with, if it is one of the user's. */
  loginOf?(cluster: ClusterDetails): string | undefined;
  /** Whether every caller has the same credential; so when absent. */
  isShared?(cluster: ClusterDetails): boolean;
  readonly observer: ServiceObserver;
  /** Which namespaces are an entity's; all are when absent. */
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
  /** How long a cluster is followed after the last viewer has left; a minute when absent. */
  readonly lingerMs?: number;
  /** Told of each viewer of a cluster whether there was a reading to join. */
  readonly onJoin?: (isShared: boolean) => void;
  /** How soon somebody who may no longer see a cluster stops seeing it; a minute when absent. */
  readonly identifyAgainMs?: number;
  /** Told of everything that any viewer is told, once. */
  readonly onMessage?: (message: ClusterMessage) => void;
}

/**
 * The way from an entity to messages: locate, authenticate, read, trim,
 * diagnose, make rows. From `follow` on, every cluster goes it alone.
 */
export class ServicePipeline {
  readonly #options: ServicePipelineOptions;
  readonly #hub: ClusterHub;
  readonly #scheduler: StartScheduler;
  /** Those who wait to ask a cluster again with their login. */
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor(options: ServicePipelineOptions) {
    this.#options = options;
    const { clock, diagnosis, lingerMs, onFault, onJoin, observer } = options;
    this.#scheduler = options.scheduler ?? new StartScheduler(clock);
    this.#hub = new ClusterHub({
      clock,
      lingerMs,
      onJoin,
      follow: (connection, service, sink, signal) =>
        followCluster({
          cluster: connection.cluster.name,
          connect: () => connection,
          service,
          observer,
          diagnosis,
          clock,
          sink: (message, isSettled) => {
            this.#tell(connection.cluster, message);
            sink(message, isSettled);
          },
          onFault,
          signal,
        }),
    });
  }

  /** What is followed now. */
  readings(): Iterable<HubReading> {
    return this.#hub.readings();
  }

  /** Stops all that is still followed. */
  close(): void {
    this.#hub.close();
  }

  /** Throws InputError for annotations that make no sense, ServiceUnavailableError when the locator fails. */
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
    return { target, principal, clusters, problems };
  }

  hello({ target, clusters, problems }: LocatedService): HelloMessage {
    const { guidance } = this.#options;
    return {
      type: 'hello',
      version: WIRE_VERSION,
      entityRef: target.entityRef,
      selector: target.selector.text,
      namespace: target.namespace,
      at: this.#options.clock.now().toISOString(),
      clusters: clusters.map(cluster => ({
        ...guidance.headOf(cluster),
        login: this.#options.loginOf?.(cluster),
      })),
      providerProblems: problems,
      links: guidance.linksTo(clusters.map(({ name }) => name)),
      // A frontend of an earlier version does not know it, and needs not.
      ...(this.#options.allowsUnscrubbedLogs && { allowsUnscrubbedLogs: true }),
    };
  }

  connect(cluster: ClusterDetails, caller: Caller): ViewerConnection {
    return this.#options.connect(cluster, caller);
  }

  /** Whether what is in a namespace may be shown as part of an entity. */
  async isBound(
    target: ServiceTarget,
    connection: ClusterConnection,
    namespace: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { binding } = this.#options;
    if (!binding?.isOn) return true;
    const answer = await binding.isBound(connection, target, namespace, signal);
    return answer.ok && answer.value;
  }

  /** What a cluster says in place of a message that could not be sent. */
  broken(cluster: string, error: unknown): ClusterMessage {
    const reason = this.reasonOfBroken(cluster, error);
    return failedMessage(cluster, reason, this.#options.clock.now());
  }

  /** Why there is nothing of a cluster that could be sent; it is logged. */
  reasonOfBroken(cluster: string, error: unknown): ClusterReason {
    this.#options.onFault(cluster, 'send', error);
    return faultReason(error);
  }

  /** Has a cluster that fails asked again without delay, for everybody who looks at it. */
  retryNow(cluster: ClusterDetails): void {
    this.#options.retryNow?.(cluster);
    for (const wake of [...(this.#waiting.get(cluster.name) ?? [])]) wake();
  }

  /** Follows all clusters until the signal aborts. Never rejects. */
  async follow(
    service: LocatedService,
    sink: ClusterSink,
    signal: AbortSignal,
    resumption?: Resumption,
  ): Promise<void> {
    const { clock, identifyAgainMs, isShared, onFault } = this.#options;
    const order = this.#scheduler.clusterOrder(signal);
    await Promise.all(
      service.clusters.map(cluster =>
        viewCluster({
          cluster: cluster.name,
          connect: () => this.connect(cluster, service.principal),
          service: service.target,
          hub: this.#hub,
          schedule: (connection, identity) =>
            order.schedule(
              cluster.name,
              this.#isExpected(connection, identity, service.target),
            ),
          clock,
          pause: (ms, until) => this.#pause(cluster.name, ms, until),
          sink: (message, isSettled) => {
            order.onFirstMessage(cluster.name);
            sink(message, isSettled);
          },
          resumption,
          isShared: isShared?.(cluster) ?? true,
          identifyAgainMs,
          onMessage: message => this.#tell(cluster, message),
          onFault,
          signal,
        }),
      ),
    );
  }

  /** Ends before its time when somebody presses Retry. */
  async #pause(cluster: string, ms: number, parent: AbortSignal) {
    const wait = linkedAbortController(parent);
    const waiting = this.#waiting.get(cluster) ?? new Set();
    const wake = () => wait.abort();
    this.#waiting.set(cluster, waiting.add(wake));
    try {
      await this.#options.clock.sleep(ms, wait.signal);
    } finally {
      wait.done();
      waiting.delete(wake);
      if (waiting.size === 0) this.#waiting.delete(cluster);
    }
  }

  /** Whether what is there is known already, or that something is. */
  #isExpected(
    connection: ViewerConnection,
    identity: string,
    service: ServiceTarget,
  ): boolean {
    const { observer } = this.#options;
    return (
      this.#hub.has({ service, connection, identity }) ||
      observer.isExpected?.({ service, connection }, identity) === true
    );
  }

  /** That one person may not see a cluster is no news to those who run it. */
  #tell(cluster: ClusterDetails, message: ClusterMessage): void {
    const { isShared, onMessage } = this.#options;
    const { state } = message;
    const isTheirs =
      'reason' in state &&
      isAccessDenied(state.reason) &&
      isShared?.(cluster) === false;
    if (!isTheirs) onMessage?.(message);
  }

  /** The state of all clusters once each has settled, or when the deadline is over. */
  async snapshot(
    service: LocatedService,
    signal: AbortSignal,
  ): Promise<ServiceSnapshot> {
    const { snapshotDeadlineMs, clock } = this.#options;
    const deadline = withDeadline(signal, snapshotDeadlineMs);
    const messages = new Map<string, ClusterMessage>();
    const settled = new Set<string>();
    const enough = new AbortController();
    const isEnough = new Promise<void>(resolve => {
      enough.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    deadline.signal.addEventListener('abort', () => enough.abort(ABANDONED), {
      once: true,
    });
    const sink: ClusterSink = (message, isSettled) => {
      messages.set(message.cluster, message);
      if (isSettled) settled.add(message.cluster);
      if (settled.size === service.clusters.length) enough.abort(ABANDONED);
    };
    try {
      // Not waited for by itself: a reader that ignores the signal must not hold the answer back.
      const following = this.follow(service, sink, enough.signal);
      await Promise.race([isEnough, following]);
      signal.throwIfAborted();
    } finally {
      enough.abort(ABANDONED);
      deadline.done();
    }
    return {
      hello: this.hello(service),
      clusters: service.clusters.map(
        ({ name }) =>
          messages.get(name) ??
          failedMessage(
            name,
            {
              code: 'timeout',
              message: `it did not answer within ${snapshotDeadlineMs} ms`,
            },
            clock.now(),
          ),
      ),
    };
  }
}
