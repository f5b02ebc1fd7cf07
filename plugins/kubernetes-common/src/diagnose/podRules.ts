import { findCondition, isConditionTrue, isPodReady } from '../model';
import { Draft, conditionEvidence, podDraft } from './draft';
import { ContainerFacts, PodFacts } from './PodFacts';
import { containerDrafts, isDefaultWaiting } from './rules/container';
import { endedRun } from './rules/crashFacts';
import {
  disruptionDraft,
  endedByKubeletDraft,
  failedOtherDraft,
  failedPodDraft,
  hasFailedContainer,
  nodeLostDraft,
  stuckTerminatingDraft,
} from './rules/disruption';
import { jobSidecarDraft } from './rules/jobSidecar';
import { podNotes } from './rules/podNotes';
import { lostSandboxDraft, quietDraft, sandboxDraft } from './rules/sandbox';
import { schedulingDraft } from './rules/scheduling';
import { failedVolumeDraft } from './rules/volumes';

/**
 * One rule about a pod. Drafts end the evaluation, where an empty list means
 * healthy. Undefined passes the pod to the next rule.
 */
type PodRule = (facts: PodFacts) => readonly Draft[] | undefined;

/** A load balancer needs a moment to see a new pod. */
const GATE_GRACE_SECONDS = 120;
const NOT_READY_GRACE_SECONDS = 30;
/** Longer than most migrations. */
const INIT_SLOW_SECONDS = 300;
const INIT_STUCK_SECONDS = 600;

const found = (draft: Draft | undefined) => (draft ? [draft] : undefined);

/** Deletion is a fact about the pod, not a failure, until it is overdue. */
const terminating: PodRule = facts => {
  if (!facts.pod.metadata.deletionTimestamp) return undefined;
  const drafts = [stuckTerminatingDraft(facts), disruptionDraft(facts)].filter(
    draft => draft !== undefined,
  );
  // A lost node can't end its pods, so the other drafts are its symptoms.
  const lost = nodeLostDraft(facts);
  return lost ? [{ ...lost, symptoms: drafts }] : drafts;
};

const succeeded: PodRule = facts =>
  facts.pod.status.phase === 'Succeeded' ? [] : undefined;

const failed: PodRule = facts => {
  if (facts.pod.status.phase !== 'Failed') return undefined;
  const ownReason = failedPodDraft(facts) ?? disruptionDraft(facts);
  if (ownReason) return [ownReason];
  return hasFailedContainer(facts) ? undefined : [failedOtherDraft(facts)];
};

/** Before 1.22, a kubelet that couldn't admit a pod kept it pending instead of failing it. */
const blocked: PodRule = facts => {
  const { phase, reason } = facts.pod.status;
  return phase === 'Pending' && reason && facts.pod.spec.nodeName
    ? found(failedPodDraft(facts))
    : undefined;
};

const notScheduled: PodRule = facts => {
  const { pod } = facts;
  const isUnscheduled =
    findCondition(pod, 'PodScheduled')?.status === 'False' ||
    (!pod.spec.nodeName && pod.status.phase === 'Pending');
  if (!isUnscheduled) return undefined;
  return found(schedulingDraft(facts)) ?? [];
};

/** The kubelet ends the pod but hasn't updated its phase. */
const shutDown: PodRule = facts => found(endedByKubeletDraft(facts));

const nodeLost: PodRule = facts =>
  facts.pod.status.phase === 'Failed' ? undefined : found(nodeLostDraft(facts));

/** No container has started, for no reason of its own: volumes and network come first. */
const beforeContainers: PodRule = facts => {
  const { pod, initContainers, appContainers } = facts;
  const waitsFirst = initContainers.length > 0 ? initContainers : appContainers;
  if (pod.status.phase !== 'Pending' || !waitsFirst.every(isDefaultWaiting)) {
    return undefined;
  }
  const isSandboxUp = isConditionTrue(pod, 'PodReadyToStartContainers');
  const early =
    (isSandboxUp ? undefined : failedVolumeDraft(facts)) ??
    (isSandboxUp ? undefined : sandboxDraft(facts));
  if (early) return [early];
  const pulls = waitsFirst.flatMap(container =>
    containerDrafts(facts, container),
  );
  return pulls.length > 0 ? pulls : found(quietDraft(facts)) ?? [];
};

/** The pod's sandbox died and the node can't create another, for which its containers wait. */
const sandboxGone: PodRule = facts => found(lostSandboxDraft(facts));

/** The work is done, but a proxy or agent keeps the pod running. */
const doneButForSidecars: PodRule = facts => found(jobSidecarDraft(facts));

function isDone({ kind, status }: ContainerFacts): boolean {
  if (kind === 'sidecar') return status.started === true;
  return status.state.terminated?.exitCode === 0;
}

function stuckInitDraft(
  facts: PodFacts,
  container: ContainerFacts,
): Draft | undefined {
  const startedAt = container.status.state.running?.startedAt;
  const seconds = facts.index.secondsSince(startedAt);
  if (
    container.kind !== 'init' ||
    seconds === undefined ||
    seconds < INIT_SLOW_SECONDS
  ) {
    return undefined;
  }
  return podDraft(
    facts,
    'InitContainerStuck',
    {
      severity: seconds < INIT_STUCK_SECONDS ? 'info' : 'warning',
      params: { seconds: Math.round(seconds) },
      evidence: conditionEvidence(facts.pod, 'Initialized'),
      since: startedAt,
      confidence: 'possible',
    },
    container,
  );
}

/** Whether the app containers have ended for good, after which the kubelet stops the sidecars. */
function isOver(facts: PodFacts): boolean {
  return facts.appContainers.every(
    container =>
      container.status.state.terminated &&
      endedRun(facts, container)?.restarts === false,
  );
}

const containers: PodRule = facts => {
  const sidecars = isOver(facts)
    ? []
    : facts.initContainers.filter(({ kind }) => kind === 'sidecar');
  const drafts = [...sidecars, ...facts.appContainers].flatMap(container =>
    containerDrafts(facts, container),
  );
  return drafts.some(({ severity }) => severity !== 'info')
    ? drafts
    : [...drafts, ...(notReady(facts) ?? [])];
};

/** The first unfinished init container blocks all that follow. */
const initializing: PodRule = facts => {
  if (isConditionTrue(facts.pod, 'Initialized')) return undefined;
  const blocking = facts.initContainers.find(container => !isDone(container));
  if (!blocking) return undefined;
  const drafts = containerDrafts(facts, blocking);
  // Its status was cleaned up, so it runs again next to a running program.
  if (isPodReady(facts.pod)) {
    const notes = drafts.map(draft => ({
      ...draft,
      severity: 'info' as const,
    }));
    return [...notes, ...(containers(facts) ?? [])];
  }
  if (drafts.length > 0) return drafts;
  return found(stuckInitDraft(facts, blocking)) ?? [];
};

function gateDraft(facts: PodFacts): Draft | undefined {
  const { pod, index } = facts;
  const ready = findCondition(pod, 'Ready');
  if (ready?.status !== 'False' || ready.reason !== 'ReadinessGatesNotReady') {
    return undefined;
  }
  const since = findCondition(pod, 'ContainersReady')?.lastTransitionTime;
  const seconds = index.secondsSince(since) ?? facts.ageSeconds;
  if (seconds < GATE_GRACE_SECONDS) return undefined;
  const gate = pod.spec.readinessGates.find(
    type => !isConditionTrue(pod, type),
  );
  return podDraft(facts, 'ReadinessGateNotReady', {
    params: { gate, message: ready.message },
    evidence: conditionEvidence(pod, 'Ready'),
    since,
  });
}

/** Running but not ready, without a probe that explains it. */
function notReady(facts: PodFacts): readonly Draft[] | undefined {
  const { pod, index } = facts;
  const gate = gateDraft(facts);
  if (gate) return [gate];
  const ready = findCondition(pod, 'Ready');
  const unready = facts.appContainers.filter(
    ({ status, spec }) =>
      status.state.running &&
      !status.ready &&
      status.started !== false &&
      !spec?.readinessProbe,
  );
  if (
    ready?.status !== 'False' ||
    unready.length === 0 ||
    facts.index.findJob(pod)
  ) {
    return undefined;
  }
  const since = unready[0].status.state.running?.startedAt;
  const seconds = index.secondsSince(since) ?? facts.ageSeconds;
  if (seconds < NOT_READY_GRACE_SECONDS) return undefined;
  return [
    podDraft(facts, 'NotReadyOther', {
      params: { message: ready.message },
      evidence: conditionEvidence(pod, 'Ready'),
      since,
      confidence: 'possible',
    }),
  ];
}

/** Applied in this order until one returns drafts. */
const POD_RULES: readonly PodRule[] = [
  terminating,
  succeeded,
  failed,
  blocked,
  notScheduled,
  shutDown,
  nodeLost,
  beforeContainers,
  sandboxGone,
  initializing,
  doneButForSidecars,
  containers,
];

/** Debug containers never make a pod unhealthy. */
function ephemeralDrafts(facts: PodFacts): readonly Draft[] {
  return facts.ephemeralContainers.flatMap(container =>
    containerDrafts(facts, container).map(draft => ({
      ...draft,
      severity: 'info' as const,
    })),
  );
}

/** The drafts of the first rule that has any, or knows that the pod is healthy. */
function applyFirst(facts: PodFacts): readonly Draft[] {
  for (const rule of POD_RULES) {
    const drafts = rule(facts);
    if (drafts) return drafts;
  }
  return [];
}

/** Applies the rules to one pod. */
export function applyPodRules(facts: PodFacts): readonly Draft[] {
  const drafts = applyFirst(facts);
  if (facts.pod.status.phase === 'Succeeded') return drafts;
  const stale = disruptionDraft(facts);
  const isKnown = drafts.some(draft => draft.class === stale?.class);
  return [
    ...drafts,
    ...(stale && !isKnown && !facts.pod.metadata.deletionTimestamp
      ? [stale]
      : []),
    ...ephemeralDrafts(facts),
    ...podNotes(facts),
  ];
}
