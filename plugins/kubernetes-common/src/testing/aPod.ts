import { aContainer, aContainerStatus, ContainerOptions } from './aContainer';
import { anEvent, EventOptions } from './anEvent';
import { aPodCondition, containersNotReady } from './conditions';
import {
  backOffSeconds,
  crashLoopState,
  imagePullBackOffState,
  runningState,
  waitingState,
} from './containerStates';
import { aHealthyPod, PodOptions } from './healthyPod';
import { LastRun, lastRunState } from './lastRun';
import { ownerReferenceTo, stableUid } from './metadata';
import {
  RawCondition,
  RawContainer,
  RawContainerState,
  RawContainerStatus,
  RawEvent,
  RawPod,
} from './raw';
import { secondsAgo } from './time';

/**
 * Builds a pod as JSON, healthy by default. Each method changes the builder and
 * returns it; `build()` returns a copy.
 *
 * @public
 */
export class PodBuilder {
  readonly #pod: RawPod;
  readonly #events: RawEvent[] = [];
  readonly #startedAt: string;

  constructor(options: PodOptions) {
    this.#startedAt = secondsAgo((options.ageSeconds ?? 600) - 2);
    this.#pod = aHealthyPod(options, this.#startedAt);
    this.withContainer({
      name: options.container ?? 'app',
      ...(options.image && { image: options.image }),
    });
  }

  /** A controller; the pod gets its `pod-template-hash` from the name of a ReplicaSet. */
  ownedBy(kind: string, name: string, uid?: string, apiVersion?: string): this {
    const { metadata } = this.#pod;
    const ownerUid = uid ?? stableUid(kind, metadata.namespace ?? '', name);
    metadata.ownerReferences = [
      ownerReferenceTo(kind, name, ownerUid, apiVersion),
    ];
    if (kind === 'ReplicaSet') {
      metadata.labels = {
        ...metadata.labels,
        'pod-template-hash': name.slice(name.lastIndexOf('-') + 1),
      };
    }
    return this;
  }

  /** Adds a container that runs, or changes the spec of the one with that name. */
  withContainer(options: ContainerOptions): this {
    const existing = this.#find(options.name);
    if (existing) {
      Object.assign(existing, options);
      return this;
    }
    const container = aContainer(options);
    this.#pod.spec.containers.push(container);
    (this.#pod.status.containerStatuses ??= []).push(
      this.#runningStatus(container),
    );
    return this;
  }

  /** Adds an init container that has completed. */
  withInitContainer(options: ContainerOptions): this {
    const container = aContainer(options);
    (this.#pod.spec.initContainers ??= []).push(container);
    (this.#pod.status.initContainerStatuses ??= []).push({
      ...this.#runningStatus(container),
      started: false,
      state: this.#ended({ exitCode: 0, finishedSecondsAgo: 590 }),
    });
    return this;
  }

  /** Adds a native sidecar that runs: an init container with restartPolicy Always. */
  withSidecar(options: ContainerOptions): this {
    const container = aContainer({ ...options, restartPolicy: 'Always' });
    (this.#pod.spec.initContainers ??= []).push(container);
    (this.#pod.status.initContainerStatuses ??= []).push(
      this.#runningStatus(container),
    );
    return this;
  }

  /** Running again after a restart; ready by default. */
  restarted(run: LastRun = {}): this {
    const { restarts = 1, finishedSecondsAgo = 60 } = run;
    return this.withStatus(run.container, {
      restartCount: restarts,
      state: runningState(secondsAgo(finishedSecondsAgo)),
      lastState: this.#ended(run),
    });
  }

  /** In `waiting: CrashLoopBackOff` after an ended run. */
  crashLooping(run: LastRun = {}): this {
    const { restarts = 5 } = run;
    const name = this.#containerName(run.container);
    return this.withStatus(name, {
      ready: false,
      started: false,
      restartCount: restarts,
      state: crashLoopState(name, this.#pod.metadata, backOffSeconds(restarts)),
      lastState: this.#ended(run),
    });
  }

  /** In `state.terminated`, where a crash loop stands most of the time since 1.35. */
  terminated(run: LastRun = {}): this {
    const { restarts = 0 } = run;
    return this.withStatus(run.container, {
      ready: false,
      started: false,
      restartCount: restarts,
      state: this.#ended(run),
      lastState: restarts > 0 ? this.#ended(run) : {},
    });
  }

  /** Crash-looping because of its memory limit. */
  oomKilled(run: LastRun & { limit?: string } = {}): this {
    const { limit = '256Mi', ...rest } = run;
    this.withContainer({
      name: this.#containerName(run.container),
      resources: { limits: { memory: limit } },
    });
    return this.crashLooping({ exitCode: 137, reason: 'OOMKilled', ...rest });
  }

  /** Never started: the kubelet waits, for example with `CreateContainerConfigError`. */
  waiting(reason: string, message?: string, container?: string): this {
    return this.#neverStarted(waitingState(reason, message), container);
  }

  /** Waiting with `ImagePullBackOff` and the message of a kubelet of 1.32 or newer. */
  imagePullBackOff(error: string, container?: string): this {
    const image = this.#find(this.#containerName(container))?.image ?? '';
    return this.#neverStarted(imagePullBackOffState(image, error), container);
  }

  #neverStarted(state: RawContainerState, container: string | undefined): this {
    this.withStatus(container, {
      ready: false,
      started: false,
      state,
      lastState: {},
    });
    const status = this.#status(container);
    delete status.containerID;
    this.#pod.status.phase = 'Pending';
    return this;
  }

  /** Running and started, but not ready. */
  notReady(container?: string): this {
    return this.withStatus(container, { ready: false });
  }

  /** Not scheduled, with the scheduler's message. */
  unschedulable(message: string, reason: string = 'Unschedulable'): this {
    const { status, spec } = this.#pod;
    delete spec.nodeName;
    delete status.podIP;
    delete status.hostIP;
    delete status.startTime;
    delete status.containerStatuses;
    delete status.initContainerStatuses;
    status.phase = 'Pending';
    status.conditions = [
      aPodCondition('PodScheduled', false, this.#startedAt, {
        reason,
        message,
      }),
    ];
    return this;
  }

  /** Failed for the pod's own reason, for example `Evicted`. */
  failed(reason?: string, message?: string): this {
    const { status } = this.#pod;
    status.phase = 'Failed';
    if (reason) status.reason = reason;
    if (message) status.message = message;
    return this.withCondition({
      type: 'Ready',
      status: 'False',
      reason: 'PodFailed',
    }).withCondition({
      type: 'ContainersReady',
      status: 'False',
      reason: 'PodFailed',
    });
  }

  /** All containers exited 0 and the pod is done. */
  succeeded(): this {
    for (const { name } of this.#pod.spec.containers) {
      this.withStatus(name, {
        ready: false,
        started: false,
        state: this.#ended({ exitCode: 0 }),
      });
    }
    this.#pod.status.phase = 'Succeeded';
    for (const type of ['Ready', 'ContainersReady']) {
      this.withCondition({ type, status: 'False', reason: 'PodCompleted' });
    }
    return this;
  }

  /** Being deleted; `overdueSeconds` counts from the end of the grace period. */
  terminating(overdueSeconds: number = -10, finalizers?: string[]): this {
    const { metadata, spec } = this.#pod;
    metadata.deletionTimestamp = secondsAgo(overdueSeconds);
    metadata.deletionGracePeriodSeconds = spec.terminationGracePeriodSeconds;
    if (finalizers) metadata.finalizers = finalizers;
    return this;
  }

  /** Replaces the condition of that type. */
  withCondition(condition: RawCondition): this {
    const { status } = this.#pod;
    status.conditions = [
      ...status.conditions.filter(other => other.type !== condition.type),
      {
        lastProbeTime: null,
        lastTransitionTime: this.#startedAt,
        ...condition,
      },
    ];
    return this;
  }

  /** Changes fields of one container's status, and the pod's readiness with it. */
  withStatus(
    container: string | undefined,
    changes: Partial<RawContainerStatus>,
  ): this {
    const status = this.#status(container);
    Object.assign(status, changes);
    if (status.ready || !this.#isApp(status.name)) return this;
    const unready = {
      status: 'False' as const,
      ...containersNotReady([status.name]),
    };
    return this.withCondition({ type: 'Ready', ...unready }).withCondition({
      type: 'ContainersReady',
      ...unready,
    });
  }

  /** Sets other fields of the spec. */
  withSpec(changes: Record<string, unknown>): this {
    Object.assign(this.#pod.spec, changes);
    return this;
  }

  /** An event about this pod, or about one of its containers; see {@link PodBuilder.events}. */
  withEvent(
    event: Omit<EventOptions, 'regarding' | 'namespace'> & {
      container?: string;
    },
  ): this {
    const { name, namespace, uid } = this.#pod.metadata;
    const { container, ...options } = event;
    this.#events.push(
      anEvent({
        ...options,
        regarding: {
          kind: 'Pod',
          name,
          namespace,
          uid,
          ...(container && { fieldPath: this.#fieldPath(container) }),
        },
      }),
    );
    return this;
  }

  /** The events that {@link PodBuilder.withEvent} added. */
  events(): RawEvent[] {
    return structuredClone(this.#events);
  }

  build(): RawPod {
    return structuredClone(this.#pod);
  }

  #runningStatus(container: RawContainer): RawContainerStatus {
    return aContainerStatus(container, runningState(this.#startedAt), {
      imageID: `sha256:${'0'.repeat(64)}`,
      containerID: `containerd://${container.name}-1`,
      ready: true,
    });
  }

  #ended(run: LastRun): RawContainerState {
    return lastRunState(run, this.#containerName(run.container));
  }

  #find(name: string): RawContainer | undefined {
    const { containers, initContainers = [] } = this.#pod.spec;
    return [...initContainers, ...containers].find(
      container => container.name === name,
    );
  }

  #isApp(name: string): boolean {
    return this.#pod.spec.containers.some(container => container.name === name);
  }

  #containerName(container: string | undefined): string {
    return container ?? this.#pod.spec.containers[0].name;
  }

  #status(container: string | undefined): RawContainerStatus {
    const name = this.#containerName(container);
    const { containerStatuses = [], initContainerStatuses = [] } =
      this.#pod.status;
    const found = [...initContainerStatuses, ...containerStatuses].find(
      status => status.name === name,
    );
    if (!found) throw new Error(`The pod has no container ${name}`);
    return found;
  }

  #fieldPath(container: string): string {
    return this.#isApp(container)
      ? `spec.containers{${container}}`
      : `spec.initContainers{${container}}`;
  }
}

/**
 * A healthy pod with one container.
 *
 * @public
 */
export function aPod(options: PodOptions): PodBuilder {
  return new PodBuilder(options);
}
