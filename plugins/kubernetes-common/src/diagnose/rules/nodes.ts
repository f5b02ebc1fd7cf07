import { Condition, Node, findCondition } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import { FailureClassName } from '../classes';
import {
  conditionEvidence,
  eventEvidence,
  objectDraft,
  objectRef,
} from '../draft';
import { newestEvent } from '../PodFacts';
import { OwnerDraft } from './ownerDraft';
import { standingEvent } from './standingEvents';

const RECENT_SECONDS = 3_600;

/** Conditions that are problems when True. */
const PRESSURES: readonly (readonly [string, FailureClassName])[] = [
  ['MemoryPressure', 'NodeMemoryPressure'],
  ['DiskPressure', 'NodeDiskPressure'],
  // Before 1.13.
  ['OutOfDisk', 'NodeDiskPressure'],
  ['PIDPressure', 'NodePIDPressure'],
];

/** The status with which a condition reports a problem. Others are told by their type. */
const PROBLEM_STATUS: ReadonlyMap<string, string> = new Map([
  // Of the cloud's routes, or of the network's agent
  ['NetworkUnavailable', 'True'],
  // node-problem-detector, also as AKS and GKE run it
  ['ReadonlyFilesystem', 'True'],
  ['CorruptDockerOverlay2', 'True'],
  ['XfsShutdown', 'True'],
  ['FrequentKubeletRestart', 'True'],
  ['FrequentDockerRestart', 'True'],
  ['FrequentContainerdRestart', 'True'],
  ['FrequentUnregisterNetDevice', 'True'],
  // The monitoring agent of EKS
  ['KernelReady', 'False'],
  ['NetworkingReady', 'False'],
  ['StorageReady', 'False'],
  ['ContainerRuntimeReady', 'False'],
  ['AcceleratedHardwareReady', 'False'],
]);
/** Types of any agent that leave no doubt, such as KernelDeadlock and GPUUnhealthy. */
const PROBLEM_TYPE =
  /^(?!Not?[A-Z])\w+(?:Unhealthy|Problem|Deadlock|Corrupt(?:ed|ion)|Fail(?:ed|ure)|Error|Fault)$/;

function isProblem({ type, status }: Condition): boolean {
  const known = PROBLEM_STATUS.get(type);
  return known
    ? status === known
    : status === 'True' && PROBLEM_TYPE.test(type);
}

/** The kubelet cleans up every few minutes; once may be right after its start. */
const REPEATED = { atLeast: 3, maxAgeSeconds: 900 };
/** An incident of the kernel, which affects what ran then. */
const ONCE = { atLeast: 1, maxAgeSeconds: RECENT_SECONDS };

/** Events of the kubelet and of node-problem-detector. */
const PROBLEM_EVENTS: ReadonlyMap<string, typeof ONCE> = new Map([
  ['FreeDiskSpaceFailed', REPEATED],
  ['ImageGCFailed', REPEATED],
  ['ContainerGCFailed', REPEATED],
  ['TaskHung', ONCE],
  ['KernelOops', ONCE],
  ['Ext4Error', ONCE],
  ['IOError', ONCE],
  ['FilesystemIsReadOnly', ONCE],
]);
/** A new node gets its network within this time. */
const PROBLEM_GRACE_SECONDS = 120;

/** What an agent on the node reports, which the kubelet may not notice. */
function problemDrafts(index: ClusterIndex, node: Node): readonly OwnerDraft[] {
  return node.status.conditions
    .filter(isProblem)
    .filter(
      ({ lastTransitionTime }) =>
        (index.secondsSince(lastTransitionTime) ?? PROBLEM_GRACE_SECONDS) >=
        PROBLEM_GRACE_SECONDS,
    )
    .map(({ type, status, reason, message, lastTransitionTime }) => ({
      draft: objectDraft(index, objectRef(node), 'NodeProblem', {
        params: { condition: `${type}=${status}`, reason, message },
        evidence: conditionEvidence(node, type),
        since: lastTransitionTime,
      }),
    }));
}

const EVENTS: readonly (readonly [string, FailureClassName])[] = [
  ['SystemOOM', 'NodeSystemOOM'],
  ['Rebooted', 'NodeRebooted'],
];

/** The newest event of each kind. A condition of the same reason says as much. */
function problemEventDrafts(
  index: ClusterIndex,
  node: Node,
): readonly OwnerDraft[] {
  const known = new Set(node.status.conditions.map(({ reason }) => reason));
  return [...PROBLEM_EVENTS].flatMap(([reason, { atLeast, maxAgeSeconds }]) => {
    const event = known.has(reason)
      ? undefined
      : standingEvent(index, node, {
          isTrouble: each => each.reason === reason && each.count >= atLeast,
          maxAgeSeconds,
        });
    if (!event) return [];
    const draft = objectDraft(index, objectRef(node), 'NodeProblem', {
      params: { reason, message: event.message, variant: 'event' },
      evidence: [eventEvidence(event)],
      since: event.firstSeen,
    });
    return [{ draft }];
  });
}

/** Applies the rules about a node, if nodes can be read. */
export function nodeDrafts(
  index: ClusterIndex,
  node: Node,
): readonly OwnerDraft[] {
  const ref = objectRef(node);
  const drafts: OwnerDraft[] = [];
  const ready = findCondition(node, 'Ready');
  if (ready && ready.status !== 'True') {
    const draft = objectDraft(index, ref, 'NodeNotReady', {
      params: { reason: ready.reason, message: ready.message },
      evidence: conditionEvidence(node, 'Ready'),
      since: ready.lastTransitionTime,
    });
    drafts.push({ draft });
  }
  for (const [type, name] of PRESSURES) {
    const condition = findCondition(node, type);
    if (condition?.status !== 'True') continue;
    const draft = objectDraft(index, ref, name, {
      params: { message: condition.message },
      evidence: conditionEvidence(node, type),
      since: condition.lastTransitionTime,
    });
    drafts.push({ draft });
  }
  drafts.push(
    ...problemDrafts(index, node),
    ...problemEventDrafts(index, node),
  );
  for (const [reason, name] of EVENTS) {
    const event = newestEvent(
      index.findEvents(node),
      candidate => candidate.reason === reason,
    );
    const seconds = index.secondsSince(event?.lastSeen);
    if (!event || seconds === undefined || seconds > RECENT_SECONDS) continue;
    const draft = objectDraft(index, ref, name, {
      params: { message: event.message },
      evidence: [eventEvidence(event)],
      since: event.lastSeen,
    });
    drafts.push({ draft });
  }
  return drafts;
}
