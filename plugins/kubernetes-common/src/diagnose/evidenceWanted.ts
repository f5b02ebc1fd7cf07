import { ClusterObjects, KubernetesObject, ObjectRef, Pod } from '../model';
import { Finding, PodRef } from './types';

/**
 * One log to fetch.
 *
 * @public
 */
export interface WantedLog {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** False where the run that ended is still the current one: `previous` would give the run before it. */
  readonly previous: boolean;
}

/**
 * What a second pass needs.
 *
 * @public
 */
export interface EvidenceWanted {
  /** Pods whose events would make a finding surer. */
  readonly events: readonly PodRef[];
  /** Runs whose last lines would. */
  readonly previousLogs: readonly WantedLog[];
  /**
   * Objects other than pods of which only events say what is wrong: claims that
   * stay pending, and workloads that are short of pods. Absent when there are none.
   */
  readonly objectEvents?: readonly ObjectRef[];
}

/** Pods of one finding have one cause: a few of them tell as much as all. */
const MAX_PODS_PER_FINDING = 3;
/** However much is wrong, a second pass stays a small number of requests. */
const MAX_PODS = 50;

const MAX_OBJECTS = 20;

/** Kinds that tell of a refusal in events alone, and only while they lack something. */
function objectsInDoubt({
  objects,
}: ClusterObjects): readonly KubernetesObject[] {
  return [
    ...(objects.PersistentVolumeClaim ?? []).filter(
      ({ status }) => status.phase === 'Pending',
    ),
    ...(objects.StatefulSet ?? []).filter(
      ({ spec, status }) => status.replicas < spec.replicas,
    ),
    ...(objects.DaemonSet ?? []).filter(
      ({ status }) =>
        status.observedGeneration === undefined ||
        status.currentNumberScheduled < status.desiredNumberScheduled,
    ),
    ...(objects.Job ?? []).filter(
      ({ spec, status }) =>
        !spec.suspend &&
        status.active === 0 &&
        status.conditions.every(({ status: value }) => value !== 'True'),
    ),
  ];
}

function wantedObjects(view: ClusterObjects): readonly ObjectRef[] {
  const candidates = objectsInDoubt(view);
  if (candidates.length === 0) return [];
  const known = new Set(
    (view.objects.Event ?? []).map(({ regarding }) => regarding.uid),
  );
  return candidates
    .filter(({ metadata }) => !known.has(metadata.uid))
    .slice(0, MAX_OBJECTS)
    .map(({ kind, metadata }) => ({
      kind,
      namespace: metadata.namespace,
      name: metadata.name,
    }));
}

function wantedLog(pod: Pod, container: string): WantedLog | undefined {
  const status = [
    ...pod.status.containerStatuses,
    ...pod.status.initContainerStatuses,
  ].find(({ name }) => name === container);
  const { terminated } = status?.state ?? {};
  const ended = terminated ?? status?.lastState.terminated;
  // Without the id of a container the kubelet has no log to give.
  if (!ended?.containerID) return undefined;
  const { namespace, name } = pod.metadata;
  return { namespace, pod: name, container, previous: !terminated };
}

/**
 * What would make findings surer and was not there: the events of some pods,
 * and the end of some logs. Bounded, whatever is wrong.
 *
 * @public
 */
export function evidenceWanted(
  view: ClusterObjects,
  findings: readonly Finding[],
): EvidenceWanted {
  const events = new Map<string, PodRef>();
  const logs = new Map<string, WantedLog>();
  const candidates = findings.filter(({ missing }) => missing.length > 0);
  const pods = new Map<string, Pod>();
  if (candidates.some(({ missing }) => missing.includes('previousLog'))) {
    for (const pod of view.objects.Pod ?? []) {
      pods.set(`${pod.metadata.namespace}/${pod.metadata.name}`, pod);
    }
  }
  for (const { missing, pods: sufferers, scope } of candidates) {
    for (const ref of sufferers.slice(0, MAX_PODS_PER_FINDING)) {
      const key = `${ref.namespace}/${ref.name}`;
      if (missing.includes('events') && events.size < MAX_PODS) {
        events.set(key, ref);
      }
      const pod = pods.get(key);
      if (!pod || !scope.container || !missing.includes('previousLog'))
        continue;
      const log = wantedLog(pod, scope.container);
      if (log && logs.size < MAX_PODS) logs.set(`${key}/${log.container}`, log);
    }
  }
  const objectEvents = wantedObjects(view);
  return {
    events: [...events.values()],
    previousLogs: [...logs.values()],
    ...(objectEvents.length > 0 && { objectEvents }),
  };
}
