import { SHORT_RESOURCES } from '../../capacity/shortResource';
import { Event, Pod, findCondition } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import { conditionEvidence, Draft, eventEvidence, podDraft } from '../draft';
import { newestEvent, PodFacts } from '../PodFacts';
import { Severity } from '../types';
import {
  Exclusion,
  headline,
  isControlPlaneTaint,
  isTooLarge,
  readSchedulerMessage,
} from './schedulerMessage';
import { NodeTrouble, nodeTroubleByKey } from './taints';

/** The scheduler retries within seconds. */
const GRACE_SECONDS = 30;
/** A new node takes minutes to come up. */
const SCALE_UP_SECONDS = 600;
/** Time to provision a volume. */
const CLAIM_SECONDS = 120;
/** Time until a controller creates the claim of an ephemeral volume. */
const EPHEMERAL_CLAIM_SECONDS = 60;
/** Default of a Deployment's `progressDeadlineSeconds`. */
const PROGRESS_DEADLINE_SECONDS = 600;
const GATED_TOO_LONG_SECONDS = 3_600;
const NO_SCHEDULER_SECONDS = 60;

/** Resources that every node can be too small in. */
const SIZES: ReadonlySet<string> = new Set([
  'InsufficientCPU',
  'InsufficientMemory',
]);

/** The containers' requests of one resource, as written in the manifest. */
function formatRequests(pod: Pod, resource: string): string | undefined {
  const requests = pod.spec.containers
    .map(container => container.requests[resource])
    .filter(Boolean);
  return requests.length > 0 ? requests.join(' + ') : undefined;
}

/** Volcano's, coscheduling's and YuniKorn's words for pods that start together. */
const POD_GROUP = /\bpod ?group\b|\bgang\b|\bminMember\b|\bsibling pods\b/i;

const TROUBLES_OF_NODES = new WeakMap<ClusterIndex, readonly NodeTrouble[]>();

/** The problem of each node with a problem taint, collected once for all pods. */
function nodesInTrouble(index: ClusterIndex): readonly NodeTrouble[] {
  const known = TROUBLES_OF_NODES.get(index);
  if (known) return known;
  const troubles = index.all('Node').flatMap(
    ({ spec: { taints } }) =>
      taints
        .filter(({ effect }) => effect !== 'PreferNoSchedule')
        .map(({ key }) => nodeTroubleByKey(key))
        .find(Boolean) ?? [],
  );
  TROUBLES_OF_NODES.set(index, troubles);
  return troubles;
}

/** Since 1.36 the scheduler doesn't name taints, so they are read from the nodes, if possible. */
function troubleOfNodes(
  index: ClusterIndex,
  { nodes, text }: Exclusion,
): NodeTrouble | undefined {
  if (text.includes('{')) return undefined;
  const troubles = nodesInTrouble(index);
  return troubles.length > 0 && troubles.length >= nodes
    ? troubles[0]
    : undefined;
}

function exclusionParams({ index, pod }: PodFacts, exclusion: Exclusion) {
  const { text } = exclusion;
  switch (exclusion.class) {
    case 'InsufficientCPU':
    case 'InsufficientMemory':
    case 'InsufficientEphemeralStorage':
      return {
        requested: formatRequests(pod, SHORT_RESOURCES[exclusion.class]),
      };
    case 'InsufficientExtendedResource': {
      const resource = text.replace('Insufficient ', '');
      return { resource, requested: formatRequests(pod, resource) };
    }
    case 'UntoleratedTaint':
      return {
        taint: /\{([^{}]*)\}/.exec(text)?.[1]?.replace(/: $/, ''),
        variant: exclusion.trouble ?? troubleOfNodes(index, exclusion),
      };
    case 'NodeAffinityMismatch':
      return {
        nodeSelector: Object.entries(pod.spec.nodeSelector)
          .map(([key, value]) => `${key}=${value}`)
          .join(','),
      };
    case 'PVCNotFound':
    case 'PVCDeleting':
    case 'PVCUnbound':
    case 'PVLost':
      return {
        claim:
          /(?:persistentvolumeclaims?|PVC) "([^"]*)"/i.exec(text)?.[1] ??
          pod.spec.volumes.find(
            volume => volume.source === 'persistentVolumeClaim',
          )?.sourceName,
      };
    case 'UnschedulableOther':
      return { variant: POD_GROUP.test(text) ? 'group' : undefined };
    default:
      return {};
  }
}

const EPHEMERAL_CLAIM = /waiting for ephemeral volume controller/;
const NODE_SHORTAGE =
  /^(?:Insufficient|TooManyPods|UntoleratedTaint|NodeAffinity|PodAntiAffinity)/;

/** Resources that a pod of the old revision frees when it is deleted. */
const HELD_BY_OLD_POD =
  /anti-affinity|ReadWriteOncePod access mode already in-use/;

function graceSeconds({ class: name, text }: Exclusion): number {
  if (EPHEMERAL_CLAIM.test(text)) return EPHEMERAL_CLAIM_SECONDS;
  return name === 'PVCUnbound' ? CLAIM_SECONDS : GRACE_SECONDS;
}

/** Whether this is a surge pod while all desired pods are available. */
function isSurge({ index, workload, ageSeconds }: PodFacts): boolean {
  const { kind, namespace, name } = workload;
  if (kind !== 'Deployment') return false;
  const deployment = index.find(kind, namespace, name);
  if (!deployment) return false;
  const { spec, status } = deployment;
  return (
    status.availableReplicas >= spec.replicas &&
    ageSeconds < (spec.progressDeadlineSeconds ?? PROGRESS_DEADLINE_SECONDS)
  );
}

/** An autoscaler has ordered a node, or chosen one that is starting. */
const SCALING: ReadonlySet<string> = new Set(['TriggeredScaleUp', 'Nominated']);
/** The autoscaler couldn't get a node. */
const NOT_SCALING: ReadonlySet<string> = new Set([
  'FailedScaleUp',
  'NotTriggerScaleUp',
]);

function schedulingSeverity(
  facts: PodFacts,
  exclusion: Exclusion,
): Severity | undefined {
  const { ageSeconds, index, pod } = facts;
  if (ageSeconds < graceSeconds(exclusion)) return 'info';
  if (HELD_BY_OLD_POD.test(exclusion.text) && isSurge(facts)) return 'info';
  const isScaling =
    NODE_SHORTAGE.test(exclusion.class) &&
    SCALING.has(
      newestEvent(
        index.findEvents(pod),
        ({ reason }) => SCALING.has(reason) || NOT_SCALING.has(reason),
      )?.reason ?? '',
    );
  return isScaling && ageSeconds < SCALE_UP_SECONDS ? 'info' : undefined;
}

/** A resource claim that couldn't be created has its own event with the reason. */
function claimEvents({ index, pod }: PodFacts, { class: name }: Exclusion) {
  if (name !== 'DRAClaimPending') return [];
  const event = newestEvent(
    index.findEvents(pod),
    ({ reason }) => reason === 'FailedResourceClaimCreation',
  );
  return event ? [eventEvidence(event)] : [];
}

const isOfDaemonSet = ({ metadata }: Pod): boolean =>
  metadata.ownerReferences.some(
    ({ controller, kind }) => controller && kind === 'DaemonSet',
  );

/** Each pod of a DaemonSet is meant for one node, so it fits no other by design. */
function ofItsNode(exclusions: readonly Exclusion[]): readonly Exclusion[] {
  const own = exclusions.filter(
    ({ class: name }) =>
      name !== 'NodeAffinityMismatch' && name !== 'NodeNameMismatch',
  );
  return own.length > 0 ? own : exclusions;
}

function unschedulableDraft(facts: PodFacts, message: string): Draft {
  const { pod } = facts;
  const { totalNodes, exclusions: told } = readSchedulerMessage(message);
  const exclusions = isOfDaemonSet(pod) ? ofItsNode(told) : told;
  const main = headline(exclusions) ?? {
    class: 'UnschedulableOther' as const,
    nodes: totalNodes ?? 0,
    text: message,
  };
  const toDraft = (exclusion: Exclusion, symptoms: readonly Draft[] = []) =>
    podDraft(facts, exclusion.class, {
      severity: schedulingSeverity(facts, exclusion),
      params: {
        message,
        nodes: exclusion.nodes,
        totalNodes,
        ...(SIZES.has(exclusion.class) &&
          exclusion.nodes === totalNodes && { allNodes: totalNodes }),
        ...exclusionParams(facts, exclusion),
        ...(exclusion === main &&
          SIZES.has(main.class) &&
          isTooLarge(message) && { variant: 'tooLarge' }),
      },
      evidence: [
        ...conditionEvidence(pod, 'PodScheduled'),
        ...claimEvents(facts, exclusion),
      ],
      since:
        findCondition(pod, 'PodScheduled')?.lastTransitionTime ??
        pod.metadata.creationTimestamp,
      symptoms,
    });
  const others = exclusions.filter(
    exclusion =>
      exclusion.class !== main.class && !isControlPlaneTaint(exclusion.text),
  );
  return toDraft(
    main,
    others.map(exclusion => toDraft(exclusion)),
  );
}

/** A batch scheduler reports only by events that the pod waits in its queue. */
function queuedDraft(facts: PodFacts, event: Event): Draft {
  const draft = unschedulableDraft(facts, event.message);
  const isExpected = event.type === 'Normal' && draft.severity === 'error';
  return {
    ...draft,
    severity: isExpected ? 'warning' : draft.severity,
    evidence: [...draft.evidence, eventEvidence(event)],
  };
}

function unseenDraft(facts: PodFacts): Draft | undefined {
  const { pod, ageSeconds, index } = facts;
  const failed = newestEvent(
    index.findEvents(pod),
    ({ reason }) => reason === 'FailedScheduling',
  );
  if (failed) return unschedulableDraft(facts, failed.message);
  if (ageSeconds < NO_SCHEDULER_SECONDS) return undefined;
  const { schedulerName: scheduler = 'default-scheduler' } = pod.spec;
  const told = newestEvent(
    index.findEvents(pod),
    ({ source }) => source === scheduler,
  );
  if (told) return queuedDraft(facts, told);
  return podDraft(facts, 'NoScheduler', {
    params: { scheduler },
    evidence: index.findEvents(pod).slice(-1).map(eventEvidence),
    since: pod.metadata.creationTimestamp,
    confidence: 'likely',
  });
}

/** The pod has no node. */
export function schedulingDraft(facts: PodFacts): Draft | undefined {
  const { pod, ageSeconds } = facts;
  const scheduled = findCondition(pod, 'PodScheduled');
  const evidence = conditionEvidence(pod, 'PodScheduled');
  if (!scheduled) return unseenDraft(facts);
  const message = scheduled.message ?? '';
  const since = scheduled.lastTransitionTime;
  if (scheduled.reason === 'SchedulingGated') {
    return podDraft(facts, 'SchedulingGated', {
      severity: ageSeconds > GATED_TOO_LONG_SECONDS ? 'warning' : 'info',
      params: { gates: pod.spec.schedulingGates.join(', '), message },
      evidence,
      since,
    });
  }
  const isOfVolume =
    readSchedulerMessage(message).exclusions[0]?.class === 'PVCUnbound';
  if (scheduled.reason === 'SchedulerError' && !isOfVolume) {
    return podDraft(facts, 'SchedulerError', {
      severity: ageSeconds < GRACE_SECONDS ? 'info' : undefined,
      params: { message },
      evidence,
      since,
    });
  }
  const draft = unschedulableDraft(facts, message);
  const node = pod.status.nominatedNodeName;
  return node && ageSeconds < CLAIM_SECONDS
    ? podDraft(facts, 'PreemptionPending', {
        params: { node },
        evidence,
        since,
        symptoms: [draft],
      })
    : draft;
}
