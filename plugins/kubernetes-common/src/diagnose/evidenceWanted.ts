import { ClusterObjects, Pod } from '../model';
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
}

/** Pods of one finding have one cause: a few of them tell as much as all. */
const MAX_PODS_PER_FINDING = 3;
/** However much is wrong, a second pass stays a small number of requests. */
const MAX_PODS = 50;

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
  return { events: [...events.values()], previousLogs: [...logs.values()] };
}
