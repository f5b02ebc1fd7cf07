import {
  ClusterObjects,
  Event,
  Job,
  KubernetesObject,
  ModelKind,
  ModelKinds,
  ObjectRef,
  OwnerReference,
  Pod,
  previousLogKey,
} from '../model';
import { FindOwner, ownersIn, topOwner } from '../status/owners';
import { toMillis } from './time';

const NO_EVENTS: readonly Event[] = [];
/** `spec.containers{app}`, `spec.initContainers{migrate}`, `spec.ephemeralContainers{debug}`. */
const CONTAINER_PATH = /^spec\.\w+\{([^}]+)\}$/;

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}

/**
 * Everything that rules look up, found in constant time: a rule that searched
 * a list would make diagnosis quadratic.
 */
export class ClusterIndex {
  readonly #byName = new Map<string, KubernetesObject>();
  readonly #events = new Map<string, Event[]>();
  readonly #containerEvents = new Map<Pod, Map<string, Event[]>>();
  readonly #workloads = new Map<Pod, ObjectRef>();
  readonly #findOwner: FindOwner;
  readonly #pods = new Map<string, Pod[]>();
  readonly #newestAge = new WeakMap<readonly Pod[], number>();
  readonly #newestReady = new Map<string, number>();
  /** By workload and node. */
  readonly #readyOn = new Set<string>();
  readonly #ends = new Map<string, number>();
  readonly #newestJob = new Map<string, Job>();
  readonly #newestCompleted = new Map<string, number>();

  constructor(readonly view: ClusterObjects, readonly now: Date) {
    this.#findOwner = ownersIn(view);
    for (const list of Object.values(view.objects)) {
      for (const object of list ?? []) this.#addObject(object);
    }
    for (const pod of this.all('Pod')) this.#addPod(pod);
    for (const job of this.all('Job')) this.#addJob(job);
  }

  /** Every object of a kind; none when the kind was not read. */
  all<K extends ModelKind>(kind: K): readonly ModelKinds[K][] {
    return this.view.objects[kind] ?? [];
  }

  /** Whether the kind was read at all: an absent list proves nothing. */
  hasRead(kind: ModelKind): boolean {
    return this.view.objects[kind] !== undefined;
  }

  find<K extends ModelKind>(
    kind: K,
    namespace: string,
    name: string,
  ): ModelKinds[K] | undefined {
    const found = this.#byName.get(keyOf(kind, namespace, name));
    return found as ModelKinds[K] | undefined;
  }

  /** By uid, so that a StatefulSet's pod does not inherit the events of its predecessor. */
  eventsOf(object: KubernetesObject): readonly Event[] {
    const { uid, namespace, name } = object.metadata;
    return (
      (uid && this.#events.get(uid)) ||
      this.#events.get(keyOf(object.kind, namespace, name)) ||
      NO_EVENTS
    );
  }

  /** Those that the kubelet tied to one container. */
  containerEvents(pod: Pod, container: string): readonly Event[] {
    let byContainer = this.#containerEvents.get(pod);
    if (!byContainer) {
      byContainer = new Map();
      for (const event of this.eventsOf(pod)) {
        const name = CONTAINER_PATH.exec(event.regarding.fieldPath ?? '')?.[1];
        if (name) append(byContainer, name, event);
      }
      this.#containerEvents.set(pod, byContainer);
    }
    return byContainer.get(container) ?? NO_EVENTS;
  }

  /** Top of the chain of owners; the pod itself when it has none. */
  workloadOf(pod: Pod): ObjectRef {
    let workload = this.#workloads.get(pod);
    if (!workload) {
      workload = topOwner(pod, this.#findOwner);
      this.#workloads.set(pod, workload);
    }
    return workload;
  }

  /** All pods whose top owner it is. */
  podsOf(workload: ObjectRef): readonly Pod[] {
    return (
      this.#pods.get(keyOf(workload.kind, workload.namespace, workload.name)) ??
      []
    );
  }

  /** Age in seconds of the newest of its pods; unbounded when there is none. Thousands of autoscalers may ask for one workload. */
  newestPodAge(workload: ObjectRef): number {
    const pods = this.podsOf(workload);
    const known = this.#newestAge.get(pods);
    if (known !== undefined) return known;
    const newest = pods.reduce(
      (youngest, pod) => Math.min(youngest, this.age(pod)),
      Number.POSITIVE_INFINITY,
    );
    this.#newestAge.set(pods, newest);
    return newest;
  }

  /** When the newest of its pods that are ready was created, in milliseconds; undefined when none is. */
  newestReadyPod(workload: ObjectRef): number | undefined {
    return this.#newestReady.get(
      keyOf(workload.kind, workload.namespace, workload.name),
    );
  }

  /** Whether one of its pods is ready on that node. */
  hasReadyPodOn(workload: ObjectRef, node: string | undefined): boolean {
    const { kind, namespace, name } = workload;
    return this.#readyOn.has(`${keyOf(kind, namespace, name)} ${node}`);
  }

  /** Pods of the same workload that failed for the same reason, this one included. */
  sameEndCount(pod: Pod): number {
    return this.#ends.get(this.#endKey(pod)) ?? 0;
  }

  /** The Job that a pod belongs to, if it was read. */
  jobOf(pod: Pod): Job | undefined {
    const owner = controllerOf(pod);
    return owner?.kind === 'Job'
      ? this.find('Job', pod.metadata.namespace, owner.name)
      : undefined;
  }

  /** The Job that a CronJob made last, as far as Jobs were read. */
  newestJobOf(cronJob: KubernetesObject): Job | undefined {
    const { namespace, name } = cronJob.metadata;
    return this.#newestJob.get(keyOf(cronJob.kind, namespace, name));
  }

  /** The name of the CronJob that made a Job; undefined for a Job that was made otherwise. */
  cronJobOf(job: Job): string | undefined {
    const owner = controllerOf(job);
    return owner?.kind === 'CronJob' ? owner.name : undefined;
  }

  /** Whether a later run of the same CronJob went well. */
  isSuperseded(job: Job): boolean {
    const owner = this.cronJobOf(job);
    if (owner === undefined) return false;
    const { namespace } = job.metadata;
    const created = toMillis(job.metadata.creationTimestamp) ?? 0;
    const cronJob = this.find('CronJob', namespace, owner);
    const completed = Math.max(
      toMillis(cronJob?.status.lastSuccessfulTime) ?? 0,
      this.#newestCompleted.get(keyOf('CronJob', namespace, owner)) ?? 0,
    );
    return completed > created;
  }

  /** Last lines of the previous run, if they were fetched. */
  previousLog(pod: Pod, container: string): string | undefined {
    const { namespace, name } = pod.metadata;
    return this.view.previousLogs?.get(
      previousLogKey(namespace, name, container),
    );
  }

  /** Last lines of the run that goes on, if they were fetched. */
  currentLog(pod: Pod, container: string): string | undefined {
    const { namespace, name } = pod.metadata;
    return this.view.currentLogs?.get(
      previousLogKey(namespace, name, container),
    );
  }

  /** Seconds since then; 0 for the future, because clocks differ; undefined for no time. */
  secondsSince(time: string | undefined): number | undefined {
    const milliseconds = toMillis(time);
    return milliseconds === undefined
      ? undefined
      : Math.max(0, (this.now.getTime() - milliseconds) / 1_000);
  }

  /** Age of an object in seconds; unbounded when it does not say. */
  age(object: KubernetesObject): number {
    return (
      this.secondsSince(object.metadata.creationTimestamp) ??
      Number.POSITIVE_INFINITY
    );
  }

  #addPod(pod: Pod): void {
    const { kind, namespace, name } = this.workloadOf(pod);
    const key = keyOf(kind, namespace, name);
    append(this.#pods, key, pod);
    const { conditions, phase } = pod.status;
    const isReady = conditions.some(
      condition => condition.type === 'Ready' && condition.status === 'True',
    );
    if (isReady) this.#readyOn.add(`${key} ${pod.spec.nodeName}`);
    const created = toMillis(pod.metadata.creationTimestamp);
    if (isReady && created !== undefined) {
      const newest = this.#newestReady.get(key) ?? created;
      this.#newestReady.set(key, Math.max(newest, created));
    }
    if (phase === 'Failed') {
      const end = this.#endKey(pod);
      this.#ends.set(end, (this.#ends.get(end) ?? 0) + 1);
    }
  }

  #addJob(job: Job): void {
    const owner = controllerOf(job);
    const created = toMillis(job.metadata.creationTimestamp);
    if (!owner || created === undefined) return;
    const key = keyOf(owner.kind, job.metadata.namespace, owner.name);
    const newest = this.#newestJob.get(key);
    if (
      !newest ||
      created > (toMillis(newest.metadata.creationTimestamp) ?? 0)
    ) {
      this.#newestJob.set(key, job);
    }
    const isComplete = job.status.conditions.some(
      condition => condition.type === 'Complete' && condition.status === 'True',
    );
    if (isComplete) {
      const completed = this.#newestCompleted.get(key) ?? created;
      this.#newestCompleted.set(key, Math.max(completed, created));
    }
  }

  #endKey(pod: Pod): string {
    const { kind, namespace, name } = this.workloadOf(pod);
    return `${keyOf(kind, namespace, name)} ${pod.status.reason}`;
  }

  #addObject(object: KubernetesObject): void {
    const { kind, metadata } = object;
    if (!isEvent(object)) {
      this.#byName.set(keyOf(kind, metadata.namespace, metadata.name), object);
      return;
    }
    const { uid, kind: about, namespace, name } = object.regarding;
    append(this.#events, uid ?? keyOf(about, namespace, name), object);
  }
}

function isEvent(object: KubernetesObject): object is Event {
  return object.kind === 'Event';
}

/** Adds to the list of that key. */
export function append<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The owner that manages the object. */
export function controllerOf(
  object: KubernetesObject,
): OwnerReference | undefined {
  return object.metadata.ownerReferences.find(owner => owner.controller);
}
