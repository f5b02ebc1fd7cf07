import { append } from '../append';
import {
  ClusterObjects,
  Event,
  Job,
  KubernetesObject,
  ModelKind,
  ModelKinds,
  ObjectRef,
  Pod,
  previousLogKey,
  isPodReady,
} from '../model';
import {
  FindOwner,
  findController,
  findTop,
  ownersIn,
  topOwner,
} from '../status/owners';
import { toMillis } from './time';
import { objectKey } from '../keys';

const NO_EVENTS: readonly Event[] = [];
/** `spec.containers{app}`, `spec.initContainers{migrate}`, `spec.ephemeralContainers{debug}`. */
const CONTAINER_PATH = /^spec\.\w+\{([^}]+)\}$/;

/**
 * Looks up in constant time what rules need. A rule that searched a list would
 * make diagnosis quadratic.
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

  /** All objects of a kind; empty when the kind was not read. */
  all<K extends ModelKind>(kind: K): readonly ModelKinds[K][] {
    return this.view.objects[kind] ?? [];
  }

  /** Includes those that the service's objects only refer to; undefined if they weren't read. */
  known<K extends ModelKind>(kind: K): readonly ModelKinds[K][] | undefined {
    const { objects, references } = this.view;
    const named: readonly ModelKinds[K][] | undefined = references?.[kind];
    return named ? [...named, ...this.all(kind)] : objects[kind];
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
    const found = this.#byName.get(objectKey({ kind, namespace, name }));
    return found as ModelKinds[K] | undefined;
  }

  /** Events of an object, by uid, so that a StatefulSet's pod doesn't inherit those of its predecessor. */
  findEvents(object: KubernetesObject): readonly Event[] {
    const { uid, namespace, name } = object.metadata;
    return (
      (uid && this.#events.get(uid)) ||
      this.#events.get(objectKey({ kind: object.kind, namespace, name })) ||
      NO_EVENTS
    );
  }

  /** Those that the kubelet tied to one container. */
  containerEvents(pod: Pod, container: string): readonly Event[] {
    let byContainer = this.#containerEvents.get(pod);
    if (!byContainer) {
      byContainer = new Map();
      for (const event of this.findEvents(pod)) {
        const name = CONTAINER_PATH.exec(event.regarding.fieldPath ?? '')?.[1];
        if (name) append(byContainer, name, event);
      }
      this.#containerEvents.set(pod, byContainer);
    }
    return byContainer.get(container) ?? NO_EVENTS;
  }

  /** Top of the chain of owners; the pod itself when it has none. */
  findWorkload(pod: Pod): ObjectRef {
    let workload = this.#workloads.get(pod);
    if (!workload) {
      workload = topOwner(pod, this.#findOwner);
      this.#workloads.set(pod, workload);
    }
    return workload;
  }

  /** Top of the chain of owners of an object other than a pod, and how many owners away it is. */
  findTop(object: KubernetesObject): ReturnType<typeof findTop> {
    return findTop(object, this.#findOwner);
  }

  /** All pods whose top owner it is. */
  findPods(workload: ObjectRef): readonly Pod[] {
    return this.#pods.get(objectKey(workload)) ?? [];
  }

  /** Age of its newest pod in seconds; infinite when there is none. Cached, because thousands of autoscalers may ask for one workload. */
  newestPodAge(workload: ObjectRef): number {
    const pods = this.findPods(workload);
    const known = this.#newestAge.get(pods);
    if (known !== undefined) return known;
    const newest = pods.reduce(
      (youngest, pod) => Math.min(youngest, this.age(pod)),
      Number.POSITIVE_INFINITY,
    );
    this.#newestAge.set(pods, newest);
    return newest;
  }

  /** When its newest ready pod was created, in milliseconds; undefined when none is ready. */
  newestReadyPod(workload: ObjectRef): number | undefined {
    return this.#newestReady.get(objectKey(workload));
  }

  /** Whether one of its pods is ready on that node. */
  hasReadyPodOn(workload: ObjectRef, node: string | undefined): boolean {
    return this.#readyOn.has(`${objectKey(workload)} ${node}`);
  }

  /** Pods of the same workload that failed for the same reason, this one included. */
  sameEndCount(pod: Pod): number {
    return this.#ends.get(this.#endKey(pod)) ?? 0;
  }

  /** The Job that a pod belongs to, if it was read. */
  findJob(pod: Pod): Job | undefined {
    const owner = findController(pod);
    return owner?.kind === 'Job'
      ? this.find('Job', pod.metadata.namespace, owner.name)
      : undefined;
  }

  /** The Job that a CronJob made last, as far as Jobs were read. */
  findNewestJob(cronJob: KubernetesObject): Job | undefined {
    const { namespace, name } = cronJob.metadata;
    return this.#newestJob.get(
      objectKey({ kind: cronJob.kind, namespace, name }),
    );
  }

  /** The name of the CronJob that made a Job; undefined for a Job that was made otherwise. */
  findCronJobName(job: Job): string | undefined {
    const owner = findController(job);
    return owner?.kind === 'CronJob' ? owner.name : undefined;
  }

  /** Whether a later run of the same CronJob succeeded. */
  isSuperseded(job: Job): boolean {
    const owner = this.findCronJobName(job);
    if (owner === undefined) return false;
    const { namespace } = job.metadata;
    const created = toMillis(job.metadata.creationTimestamp) ?? 0;
    const cronJob = this.find('CronJob', namespace, owner);
    const completed = Math.max(
      toMillis(cronJob?.status.lastSuccessfulTime) ?? 0,
      this.#newestCompleted.get(
        objectKey({ kind: 'CronJob', namespace, name: owner }),
      ) ?? 0,
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

  /** Last lines of the current run, if they were fetched. */
  currentLog(pod: Pod, container: string): string | undefined {
    const { namespace, name } = pod.metadata;
    return this.view.currentLogs?.get(
      previousLogKey(namespace, name, container),
    );
  }

  /** Seconds since that time; 0 for the future, because clocks differ. */
  secondsSince(time: string | undefined): number | undefined {
    const milliseconds = toMillis(time);
    return milliseconds === undefined
      ? undefined
      : Math.max(0, (this.now.getTime() - milliseconds) / 1_000);
  }

  /** Age of an object in seconds; infinite when unknown. */
  age(object: KubernetesObject): number {
    return (
      this.secondsSince(object.metadata.creationTimestamp) ??
      Number.POSITIVE_INFINITY
    );
  }

  #addPod(pod: Pod): void {
    const { kind, namespace, name } = this.findWorkload(pod);
    const key = objectKey({ kind, namespace, name });
    append(this.#pods, key, pod);
    const isReady = isPodReady(pod);
    if (isReady) this.#readyOn.add(`${key} ${pod.spec.nodeName}`);
    const created = toMillis(pod.metadata.creationTimestamp);
    if (isReady && created !== undefined) {
      const newest = this.#newestReady.get(key) ?? created;
      this.#newestReady.set(key, Math.max(newest, created));
    }
    if (pod.status.phase === 'Failed') {
      const end = this.#endKey(pod);
      this.#ends.set(end, (this.#ends.get(end) ?? 0) + 1);
    }
  }

  #addJob(job: Job): void {
    const owner = findController(job);
    const created = toMillis(job.metadata.creationTimestamp);
    if (!owner || created === undefined) return;
    const key = objectKey({
      kind: owner.kind,
      namespace: job.metadata.namespace,
      name: owner.name,
    });
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
    const { kind, namespace, name } = this.findWorkload(pod);
    return `${objectKey({ kind, namespace, name })} ${pod.status.reason}`;
  }

  #addObject(object: KubernetesObject): void {
    const { kind, metadata } = object;
    if (!isEvent(object)) {
      this.#byName.set(
        objectKey({ kind, namespace: metadata.namespace, name: metadata.name }),
        object,
      );
      return;
    }
    append(this.#events, eventKey(object), object);
  }
}

/** The kubelet writes the node's name as its uid, and no namespace. */
function eventKey({ regarding: { uid, kind, namespace, name } }: Event) {
  if (kind === 'Node') return objectKey({ kind, namespace: '', name });
  return uid ?? objectKey({ kind, namespace, name });
}

function isEvent(object: KubernetesObject): object is Event {
  return object.kind === 'Event';
}
