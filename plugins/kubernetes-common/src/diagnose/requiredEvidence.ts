import {
  ClusterObjects,
  ContainerStatus,
  findCondition,
  Ingress,
  KubernetesObject,
  ObjectRef,
  Pod,
  previousLogKey,
  Service,
} from '../model';
import type { ConfigMapName } from '../configWrites/types';
import { namespacedName } from '../keys';
import { unmeasured } from './rules/autoscalers';
import { isGrowing } from './rules/claimResize';
import { Finding, PodRef } from './types';

/**
 * One log to fetch.
 *
 * @public
 */
export interface LogRequest {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** False if the ended run is still the current one, as `previous` would return the run before it. */
  readonly previous: boolean;
}

/**
 * Evidence to fetch before rules run again.
 *
 * @public
 */
export interface RequiredEvidence {
  /** Pods whose events would raise a finding's confidence or date the start of a crash loop. */
  readonly events: readonly PodRef[];
  /** Ended runs whose last log lines would raise a finding's confidence. */
  readonly previousLogs: readonly LogRequest[];
  /** Current runs whose last log lines show what a program does while its probe fails. Absent when there are none. */
  readonly currentLogs?: readonly LogRequest[];
  /**
   * Objects other than pods whose failure only events explain: claims that stay
   * pending or don't grow, load balancers without an address, autoscalers that
   * lack a metric, workloads that lack pods, and CronJobs that don't run. Absent when there are none.
   */
  readonly objectEvents?: readonly ObjectRef[];
  /** ConfigMaps whose times of writing may say what changed. Absent when there are none, or where they may not be read. */
  readonly configMaps?: readonly ConfigMapName[];
}

/** Pods of one finding have one cause, so a few of them are enough. */
const MAX_PODS_PER_FINDING = 3;
/** Limits the number of requests, however much is wrong. */
const MAX_PODS = 50;

const MAX_OBJECTS = 20;
/** Current logs are fetched repeatedly, unlike those of ended runs. */
const MAX_CURRENT_LOGS = 4;

/** Classes for which the log of the running program may give the reason. */
const PROBE_FINDINGS: ReadonlySet<string> = new Set([
  'ReadinessProbeFailing',
  'StartupPending',
  'LivenessFailingNow',
]);

/** The kubelet delays restarts from the second one on. */
const HELD_BACK_RESTARTS = 2;

/** Whether an object lacks the external address that it should have. */
function lacksAddress({ kind, spec, status }: Service | Ingress): boolean {
  return (
    status.loadBalancer.ingress.length === 0 &&
    (kind === 'Ingress' ||
      (spec.type === 'LoadBalancer' && spec.externalIPs.length === 0))
  );
}

/** Objects whose refusals appear only in events, while they lack something. */
function objectsInDoubt(
  { objects }: ClusterObjects,
  findings: readonly Finding[],
): readonly KubernetesObject[] {
  const missed = new Set(
    findings
      .filter(({ class: name }) => name === 'CronJobMissed')
      .map(({ scope }) => namespacedName(scope)),
  );
  return [
    ...(objects.PersistentVolumeClaim ?? []).filter(
      claim => claim.status.phase === 'Pending' || isGrowing(claim),
    ),
    ...(objects.HorizontalPodAutoscaler ?? []).filter(
      autoscaler =>
        findCondition(autoscaler, 'ScalingActive')?.status === 'True' &&
        unmeasured(autoscaler) !== undefined,
    ),
    ...(objects.StatefulSet ?? []).filter(
      ({ spec, status }) => status.replicas < spec.replicas,
    ),
    ...(objects.DaemonSet ?? []).filter(
      ({ status }) =>
        status.observedGeneration === undefined ||
        status.currentNumberScheduled < status.desiredNumberScheduled,
    ),
    ...[...(objects.Service ?? []), ...(objects.Ingress ?? [])].filter(
      lacksAddress,
    ),
    ...(objects.Job ?? []).filter(
      ({ spec, status }) =>
        !spec.suspend &&
        status.active === 0 &&
        status.conditions.every(({ status: value }) => value !== 'True'),
    ),
    // An unreadable schedule and a refused Job are only in events.
    ...(objects.CronJob ?? []).filter(
      ({ metadata, spec, status }) =>
        !spec.suspend &&
        (status.lastScheduleTime === undefined ||
          missed.has(namespacedName(metadata))),
    ),
  ];
}

function requiredObjectEvents(
  view: ClusterObjects,
  findings: readonly Finding[],
): readonly ObjectRef[] {
  const candidates = objectsInDoubt(view, findings);
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

function findContainerStatus(
  pod: Pod,
  container: string,
): ContainerStatus | undefined {
  return [
    ...pod.status.containerStatuses,
    ...pod.status.initContainerStatuses,
  ].find(({ name }) => name === container);
}

function requiredLog(pod: Pod, container: string): LogRequest | undefined {
  const status = findContainerStatus(pod, container);
  const { terminated } = status?.state ?? {};
  const ended = terminated ?? status?.lastState.terminated;
  // Without a container id, the kubelet has no log.
  if (!ended?.containerID) return undefined;
  const { namespace, name } = pod.metadata;
  return { namespace, pod: name, container, previous: !terminated };
}

/** The pods of one finding fail the same probe, so the first running one is enough. */
function requiredCurrentLog(
  { class: name, severity, scope, pods: sufferers }: Finding,
  pods: ReadonlyMap<string, Pod>,
): LogRequest | undefined {
  const { container } = scope;
  if (!PROBE_FINDINGS.has(name) || severity === 'info' || !container) {
    return undefined;
  }
  const ref = sufferers.find(candidate => {
    const pod = pods.get(namespacedName(candidate));
    return pod && findContainerStatus(pod, container)?.state.running;
  });
  return (
    ref && {
      namespace: ref.namespace,
      pod: ref.name,
      container,
      previous: false,
    }
  );
}

/** Restarts of a container in a crash loop; undefined for others. */
function restartsInLoop(pod: Pod, container: string): number | undefined {
  const status = findContainerStatus(pod, container);
  if (!status || status.restartCount < HELD_BACK_RESTARTS) return undefined;
  const { state, lastState, restartCount } = status;
  const hasEnded = state.terminated ?? lastState.terminated;
  const waitsFor = state.waiting?.reason ?? 'CrashLoopBackOff';
  return hasEnded && waitsFor === 'CrashLoopBackOff' ? restartCount : undefined;
}

/** The pod with the longest crash loop, whose events date its start. */
function longestLoop(
  { pods: sufferers, scope, severity }: Finding,
  pods: ReadonlyMap<string, Pod>,
): PodRef | undefined {
  if (severity === 'info' || scope.container === undefined) return undefined;
  let longest: PodRef | undefined;
  let most = 0;
  for (const ref of sufferers) {
    const pod = pods.get(namespacedName(ref));
    const restarts = (pod && restartsInLoop(pod, scope.container)) ?? 0;
    if (restarts > most) {
      most = restarts;
      longest = ref;
    }
  }
  return longest;
}

/** Pods that findings with a container are about. */
function podsByKey(
  { objects }: ClusterObjects,
  findings: readonly Finding[],
): ReadonlyMap<string, Pod> {
  const isNeeded = findings.some(({ scope }) => scope.container !== undefined);
  const pods = isNeeded ? objects.Pod ?? [] : [];
  return new Map(pods.map(pod => [namespacedName(pod.metadata), pod]));
}

/**
 * Lists missing evidence that would raise the confidence of findings: events of
 * some pods, and the end of some logs. The list is bounded, however much is
 * wrong.
 *
 * @public
 */
export function requiredEvidence(
  view: ClusterObjects,
  findings: readonly Finding[],
): RequiredEvidence {
  const events = new Map<string, PodRef>();
  const logs = new Map<string, LogRequest>();
  const currentLogs = new Map<string, LogRequest>();
  const pods = podsByKey(view, findings);
  const addEvents = (ref: PodRef) => {
    if (events.size < MAX_PODS) events.set(namespacedName(ref), ref);
  };
  for (const finding of findings) {
    const { missing, scope } = finding;
    for (const ref of finding.pods.slice(0, MAX_PODS_PER_FINDING)) {
      if (missing.includes('events')) addEvents(ref);
      const pod = pods.get(namespacedName(ref));
      if (!pod || !scope.container || !missing.includes('previousLog'))
        continue;
      const log = requiredLog(pod, scope.container);
      if (log && logs.size < MAX_PODS) {
        logs.set(previousLogKey(log.namespace, log.pod, log.container), log);
      }
    }
    const loop = longestLoop(finding, pods);
    if (loop) addEvents(loop);
    const current = requiredCurrentLog(finding, pods);
    if (current && currentLogs.size < MAX_CURRENT_LOGS) {
      const { namespace, pod: name, container } = current;
      currentLogs.set(previousLogKey(namespace, name, container), current);
    }
  }
  const objectEvents = requiredObjectEvents(view, findings);
  return {
    events: [...events.values()],
    previousLogs: [...logs.values()],
    ...(currentLogs.size > 0 && { currentLogs: [...currentLogs.values()] }),
    ...(objectEvents.length > 0 && { objectEvents }),
  };
}
