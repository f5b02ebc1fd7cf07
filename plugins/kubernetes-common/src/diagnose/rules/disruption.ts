import { Pod, findCondition, isConditionTrue } from '../../model';
import { FailureClassName } from '../classes';
import {
  conditionEvidence,
  Draft,
  eventEvidence,
  fieldEvidence,
  podDraft,
} from '../draft';
import { isRetriedByJob, newestEvent, PodFacts } from '../PodFacts';
import { toMillis } from '../time';
import { Severity } from '../types';
import { endedRun } from './crashFacts';

/** A pod takes a moment to disappear after its grace period. */
const OVERDUE_SECONDS = 60;
const LONG_OVERDUE_SECONDS = 600;
/** Controllers revert the condition after this long. */
const STALE_DISRUPTION_SECONDS = 120;
/** This many pods of one workload that end the same way are a pattern. */
const PATTERN_PODS = 2;

/** By `status.reason` of a failed pod, except evictions, which the message distinguishes. */
const CLASS_BY_REASON: ReadonlyMap<string, FailureClassName> = new Map<
  string,
  FailureClassName
>([
  ['Preempting', 'PreemptedByKubelet'],
  ['Terminated', 'NodeShutdown'],
  ['NodeShutdown', 'NodeShutdown'],
  ['Shutdown', 'NodeShutdown'],
  ['DeadlineExceeded', 'PodDeadlineExceeded'],
  ['NodeLost', 'NodeUnreachable'],
  ['VolumeAttachmentLimitExceeded', 'VolumeAttachmentLimitExceeded'],
]);

/** All other rejections by the kubelet have this message or one of these reasons. */
const REJECTED_MESSAGE = /^Pod was rejected: /;
const REJECTED_REASONS =
  /^(?:OutOf.+|NodeAffinity|MatchNodeSelector|HostName|NodePorts|PodFitsHostPorts|NodeName|NodeUnschedulable|TaintToleration|PodToleratesNodeTaints|HostPortConflict|NodeSelectorMismatching|InsufficientFree\w+|UnexpectedAdmissionError|TopologyAffinityError|SMTAlignmentError|EmptyPodSharedPoolError|SysctlForbidden|AppArmor|PodOSSelectorNodeLabelDoesNotMatch|PodOSNotSupported|InvalidNodeInfo|SupplementalGroupsPolicyNotSupported|PodLevelResourcesNotSupported|PodFeatureUnsupported|InitContainerRestartPolicyForbidden)$/;

const EPHEMERAL_LIMIT =
  /exceed(?:ed|s) (?:its local ephemeral storage limit|the total limit of containers|the limit) "?([^"\s]+?)"?\. /;
const LOW_RESOURCE = /low on resource: ([\w.-]+?)\. |had condition: \[(\w+)\]/;

function evictionClass(message: string): FailureClassName {
  return /exceed(?:ed|s) (?:its local ephemeral|the total limit|the limit)/.test(
    message,
  )
    ? 'EvictedEphemeralLimit'
    : 'EvictedNodePressure';
}

function disruptionClass(pod: Pod): FailureClassName | undefined {
  const { reason, message = '' } = pod.status;
  if (reason === undefined) return undefined;
  if (reason === 'Evicted') return evictionClass(message);
  const known = CLASS_BY_REASON.get(reason);
  if (known) return known;
  return REJECTED_MESSAGE.test(message) || REJECTED_REASONS.test(reason)
    ? 'KubeletAdmissionRejected'
    : undefined;
}

/** Pods of the same workload that ended for the same reason, this one included. */
function sameEndCount(facts: PodFacts): number {
  return facts.index.sameEndCount(facts.pod);
}

/** Older evictions are not an ongoing pattern. */
const PATTERN_SECONDS = 3_600;

/** Whether pods of the workload keep ending like this one: no replacement has been ready for long. */
function isPattern(facts: PodFacts): boolean {
  if (sameEndCount(facts) < PATTERN_PODS) return false;
  const { index, isReplaced, workload } = facts;
  const readySince = index.newestReadyPod(workload);
  return (
    !isReplaced ||
    readySince === undefined ||
    index.now.getTime() - readySince < PATTERN_SECONDS * 1_000
  );
}

function failedSeverity(
  facts: PodFacts,
  name: FailureClassName,
): Severity | undefined {
  if (name === 'PodDeadlineExceeded') return undefined;
  const isEviction = name.startsWith('Evicted');
  if (isEviction && isPattern(facts)) return 'error';
  if (isRetriedByJob(facts)) return 'warning';
  return facts.isReplaced ? 'info' : undefined;
}

function disruptionParams(facts: PodFacts, name: FailureClassName) {
  const { pod } = facts;
  const { message = '', reason } = pod.status;
  const low = LOW_RESOURCE.exec(message);
  switch (name) {
    case 'EvictedEphemeralLimit':
      return {
        limit: EPHEMERAL_LIMIT.exec(message)?.[1],
        count: sameEndCount(facts),
      };
    case 'EvictedNodePressure':
      return { resource: low?.[1] ?? low?.[2], count: sameEndCount(facts) };
    case 'KubeletAdmissionRejected':
      return { reason, count: sameEndCount(facts) };
    case 'PodDeadlineExceeded':
      return { deadlineSeconds: pod.spec.activeDeadlineSeconds };
    default:
      return {};
  }
}

/** The pod itself has failed, and the state of its containers is a consequence. */
export function failedPodDraft(facts: PodFacts): Draft | undefined {
  const { pod } = facts;
  const name = disruptionClass(pod);
  if (!name) return undefined;
  const { message, reason } = pod.status;
  return podDraft(facts, name, {
    severity: failedSeverity(facts, name),
    params: {
      message,
      ...(name !== 'VolumeAttachmentLimitExceeded' && {
        node: pod.spec.nodeName,
      }),
      ...disruptionParams(facts, name),
    },
    evidence: [
      fieldEvidence(pod, 'status.reason', reason),
      fieldEvidence(pod, 'status.message', message),
    ],
    since:
      findCondition(pod, 'Ready')?.lastTransitionTime ??
      pod.metadata.creationTimestamp,
  });
}

/** The pod failed without a reason in any container. */
export function failedOtherDraft(facts: PodFacts): Draft {
  const { pod } = facts;
  return podDraft(facts, 'PodFailedOther', {
    severity: facts.isReplaced ? 'info' : undefined,
    params: {
      reason: pod.status.reason,
      message: pod.status.message,
      node: pod.spec.nodeName,
    },
    evidence: [fieldEvidence(pod, 'status.phase', pod.status.phase)],
    since: findCondition(pod, 'Ready')?.lastTransitionTime,
    confidence: 'possible',
  });
}

const DISRUPTION_CLASSES: ReadonlyMap<string, FailureClassName> = new Map<
  string,
  FailureClassName
>([
  ['PreemptionByScheduler', 'PreemptedByScheduler'],
  ['EvictionByEvictionAPI', 'EvictedByAPI'],
  ['DeletionByTaintManager', 'EvictedByTaint'],
  ['DeletionByPodGC', 'PodGarbageCollected'],
]);

/** The kubelet's message on a pod that it ends. */
function kubeletClass(message: string): FailureClassName | undefined {
  if (/\bshut(?:ting)? ?down\b/i.test(message)) return 'NodeShutdown';
  if (/\bcritical pod\b/i.test(message)) return 'PreemptedByKubelet';
  return /low on resource|had condition|exceed/i.test(message)
    ? evictionClass(message)
    : undefined;
}

/** No container has started since then, so a `running` state is outdated. */
function isFrozenSince(facts: PodFacts, time: string | undefined): boolean {
  const ended = toMillis(time);
  return facts.appContainers.every(({ status: { state } }) => {
    const started = toMillis(state.running?.startedAt);
    return started === undefined || (ended !== undefined && started <= ended);
  });
}

/**
 * The kubelet ends the pod, for example because its node shuts down, but hasn't
 * updated its phase. Containers may still be reported as running.
 */
export function endedByKubeletDraft(facts: PodFacts): Draft | undefined {
  const { pod } = facts;
  const ready = findCondition(pod, 'Ready');
  if (pod.status.phase !== 'Running' || ready?.status !== 'False') {
    return undefined;
  }
  const target = findCondition(pod, 'DisruptionTarget');
  const isTarget =
    target?.status === 'True' && target.reason === 'TerminationByKubelet';
  if (
    !isFrozenSince(
      facts,
      isTarget ? target.lastTransitionTime : ready.lastTransitionTime,
    )
  ) {
    return undefined;
  }
  const own = failedPodDraft(facts);
  const message = target?.message;
  const name = isTarget ? kubeletClass(message ?? '') : undefined;
  if (own || !name) return own;
  return podDraft(facts, name, {
    severity: failedSeverity(facts, name),
    params: { message, node: pod.spec.nodeName },
    evidence: conditionEvidence(pod, 'DisruptionTarget'),
    since: target?.lastTransitionTime,
  });
}

/** Something has decided to disrupt the pod. */
export function disruptionDraft(facts: PodFacts): Draft | undefined {
  const { pod, index } = facts;
  const condition = findCondition(pod, 'DisruptionTarget');
  if (condition?.status !== 'True') return undefined;
  const evidence = conditionEvidence(pod, 'DisruptionTarget');
  const since = condition.lastTransitionTime;
  const params = {
    message: condition.message,
    node: pod.spec.nodeName,
  };
  const isGoing =
    pod.metadata.deletionTimestamp !== undefined ||
    pod.status.phase === 'Failed';
  if (!isGoing) {
    if (endedByKubeletDraft(facts)) return undefined;
    const isStale = (index.secondsSince(since) ?? 0) > STALE_DISRUPTION_SECONDS;
    return isStale
      ? podDraft(facts, 'StaleDisruptionTarget', {
          params: { ...params, reason: condition.reason },
          evidence,
          since,
        })
      : undefined;
  }
  const name = DISRUPTION_CLASSES.get(condition.reason ?? '');
  return (
    name &&
    podDraft(facts, name, {
      severity: facts.isReplaced ? 'info' : undefined,
      params,
      evidence,
      since,
    })
  );
}

/** Deletion is overdue; the deletion timestamp already includes the grace period. */
export function stuckTerminatingDraft(facts: PodFacts): Draft | undefined {
  const { pod, index } = facts;
  const { deletionTimestamp, finalizers } = pod.metadata;
  const overdue = index.secondsSince(deletionTimestamp);
  if (overdue === undefined || overdue <= OVERDUE_SECONDS) return undefined;
  const event = newestEvent(
    index.findEvents(pod),
    ({ reason }) =>
      reason === 'FailedKillPod' || reason === 'ExceededGracePeriod',
  );
  return podDraft(facts, 'StuckTerminating', {
    severity: overdue > LONG_OVERDUE_SECONDS ? 'error' : 'warning',
    params: {
      seconds: Math.round(overdue),
      finalizers: finalizers.join(', '),
      node: pod.spec.nodeName,
      message: event?.message,
    },
    evidence: [
      fieldEvidence(pod, 'metadata.deletionTimestamp', deletionTimestamp),
      ...(finalizers.length > 0
        ? [fieldEvidence(pod, 'metadata.finalizers', finalizers.join(', '))]
        : []),
      ...(event ? [eventEvidence(event)] : []),
    ],
    since: deletionTimestamp,
    missing: finalizers.length > 0 || event ? [] : ['events'],
  });
}

/**
 * The node is lost: the node controller sets the pod's `Ready` to False and
 * leaves everything else as last reported. It waits before it does so, so there
 * is no grace period here.
 */
export function nodeLostDraft(facts: PodFacts): Draft | undefined {
  const { pod, index } = facts;
  if (pod.status.phase === 'Unknown') return lostNode(facts);
  const ready = findCondition(pod, 'Ready');
  const isFrozen =
    pod.status.phase === 'Running' &&
    ready?.status === 'False' &&
    ready.reason !== 'ReadinessGatesNotReady' &&
    isConditionTrue(pod, 'ContainersReady') &&
    pod.spec.readinessGates.length === 0 &&
    facts.appContainers.length > 0 &&
    facts.appContainers.every(({ status }) => status.ready);
  if (isFrozen) return lostNode(facts);
  const node = pod.spec.nodeName && index.find('Node', '', pod.spec.nodeName);
  return node && findCondition(node, 'Ready')?.status === 'Unknown'
    ? lostNode(facts)
    : undefined;
}

function lostNode(facts: PodFacts): Draft {
  const { pod, index } = facts;
  const event = newestEvent(
    index.findEvents(pod),
    ({ reason }) => reason === 'NodeNotReady',
  );
  return podDraft(facts, 'NodeUnreachable', {
    params: { node: pod.spec.nodeName, message: event?.message },
    evidence: [
      ...conditionEvidence(pod, 'Ready'),
      ...conditionEvidence(pod, 'ContainersReady'),
      ...(event ? [eventEvidence(event)] : []),
    ],
    since: findCondition(pod, 'Ready')?.lastTransitionTime,
    confidence: event ? 'certain' : 'likely',
    missing: event ? [] : ['events'],
  });
}

/** Whether some container of a failed pod ended with an error. */
export function hasFailedContainer(facts: PodFacts): boolean {
  return [...facts.initContainers, ...facts.appContainers].some(
    container => (endedRun(facts, container)?.terminated.exitCode ?? 0) !== 0,
  );
}
