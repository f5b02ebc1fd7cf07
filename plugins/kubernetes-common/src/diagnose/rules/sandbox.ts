import { Event, findCondition, Pod } from '../../model';
import { FailureClassName } from '../classes';
import { Draft, eventEvidence, fieldEvidence, podDraft } from '../draft';
import { newestEvent, PodFacts } from '../PodFacts';
import { Severity } from '../types';
import { registryHost } from './image';
import { readSandboxMessage, SandboxError } from './sandboxMessage';
import { isTinyMemory } from './tinyMemory';

/** A node's network comes up after the node, and the kubelet retries. */
const GRACE_SECONDS = 60;
const FEW_FAILURES = 3;
/** The network of a new node is set up by its first pods. */
const NEW_NODE_SECONDS = 180;
/** Waiting without events: first ignored, then a note, then a problem. */
const QUIET_SECONDS = 60;
const SLOW_SECONDS = 120;
const STUCK_SECONDS = 600;
const CHURN_COUNT = 3;
const CHURN_SECONDS = 600;

const CLASS_BY_EVENT: Readonly<Record<string, FailureClassName>> = {
  NetworkNotReady: 'NetworkNotReady',
  FailedPrepareDynamicResources: 'FailedPrepareDynamicResources',
  FailedCreatePodContainer: 'SandboxOther',
  FailedCreatePodSandBox: 'SandboxOther',
  // Networks that assign addresses before the kubelet asks for them.
  ErrorAddingLogicalPort: 'SandboxNetworkFailed',
  ErrorAddingResource: 'SandboxNetworkFailed',
  AcquireAddressFailed: 'SandboxNetworkFailed',
  // Old kubelets report every failure so, also of the sandbox.
  FailedSync: 'SandboxOther',
};
/** Events whose message says more than their reason. */
const IS_READ: ReadonlySet<string> = new Set([
  'FailedCreatePodSandBox',
  'ErrorAddingLogicalPort',
  'ErrorAddingResource',
  'AcquireAddressFailed',
  'FailedSync',
]);
/** Part of a kubelet's message about a pod's sandbox. */
const SANDBOX_STEP = /CreatePodSandbox|"POD"/;

function isSandboxEvent({ reason, message }: Event): boolean {
  return (
    Object.hasOwn(CLASS_BY_EVENT, reason) &&
    (reason !== 'FailedSync' || SANDBOX_STEP.test(message))
  );
}

function hasTinyLimit({ spec: { containers } }: Pod): boolean {
  const limits = containers.map(container => container.limits.memory);
  return limits.length > 0 && isTinyMemory(...limits);
}

function readSandboxEvent(
  { pod }: PodFacts,
  { reason, message }: Event,
): SandboxError {
  const byReason = CLASS_BY_EVENT[reason];
  if (!IS_READ.has(reason)) return { class: byReason };
  const read = readSandboxMessage(message, hasTinyLimit(pod));
  return read.class === 'SandboxOther' ? { class: byReason } : read;
}

/** Pull errors whose remedy is another one for the image of the sandbox. */
const HAS_SANDBOX_TEXT: ReadonlySet<string> = new Set([
  'ImageNotFound',
  'ImagePullUnauthorized',
  'ImagePullRateLimited',
  'RegistryUnreachable',
  'RegistryTLSError',
  'ImagePlatformMismatch',
  'ImageSignatureInvalid',
  'ImagePullFailed',
]);

function sandboxParams(
  facts: PodFacts,
  { class: name, image, isImage }: SandboxError,
) {
  const node = facts.pod.spec.nodeName;
  if (isImage) {
    return {
      image,
      ...(HAS_SANDBOX_TEXT.has(name) && { variant: 'sandbox' }),
      ...(image !== undefined &&
        name.startsWith('Registry') && { registry: registryHost(image) }),
    };
  }
  if (name === 'FailedPrepareDynamicResources') return {};
  if (name === 'OOMAtStart') {
    const limits = facts.pod.spec.containers.map(
      ({ limits: { memory } }) => memory,
    );
    return { limit: limits.filter(Boolean).join(' + ') };
  }
  return name === 'RuntimeClassHandlerMissing'
    ? { node, runtimeClass: facts.pod.spec.runtimeClassName }
    : { node };
}

function isOnNewNode({ pod, index, ageSeconds }: PodFacts): boolean {
  const node = pod.spec.nodeName && index.find('Node', '', pod.spec.nodeName);
  if (node) return index.age(node) < NEW_NODE_SECONDS;
  // Nodes are rarely readable; a node that just got the pod may be new.
  const scheduledAt = findCondition(pod, 'PodScheduled')?.lastTransitionTime;
  return (index.secondsSince(scheduledAt) ?? ageSeconds) < NEW_NODE_SECONDS;
}

/** A slow step is reported along with what it waits for. */
const TOGETHER_SECONDS = 300;

/** The newest event, unless a more informative one is about as new. */
function telling(facts: PodFacts): Event | undefined {
  const events = facts.index.findEvents(facts.pod);
  const newest = newestEvent(events, isSandboxEvent);
  if (!newest || readSandboxEvent(facts, newest).class !== 'SandboxOther')
    return newest;
  const since = Date.parse(newest.lastSeen ?? '') - TOGETHER_SECONDS * 1_000;
  const sharper = newestEvent(
    events,
    event =>
      isSandboxEvent(event) &&
      Date.parse(event.lastSeen ?? '') >= since &&
      readSandboxEvent(facts, event).class !== 'SandboxOther',
  );
  return sharper ?? newest;
}

/** The node can't create a sandbox for the pod, which only events report. */
export function sandboxDraft(facts: PodFacts): Draft | undefined {
  if (facts.pod.status.podIP) return undefined;
  const event = telling(facts);
  return event && eventDraft(facts, event);
}

/** Events that prove a working sandbox. */
const HAS_SANDBOX: ReadonlySet<string> = new Set([
  'Pulling',
  'Pulled',
  'Created',
  'Started',
]);
/** The kubelet tries again within minutes. */
const LOST_SECONDS = 600;

/** The pod ran before, and its node can't create a new sandbox for it. */
export function lostSandboxDraft(facts: PodFacts): Draft | undefined {
  const { pod, index, appContainers, initContainers } = facts;
  const isUp = [...appContainers, ...initContainers].some(
    ({ status }) => status.state.running,
  );
  if (isUp || pod.status.phase !== 'Running') return undefined;
  const events = index.findEvents(pod);
  const event = telling(facts);
  const seconds = index.secondsSince(event?.lastSeen);
  if (!event || seconds === undefined || seconds > LOST_SECONDS) {
    return undefined;
  }
  const later = newestEvent(events, ({ reason }) => HAS_SANDBOX.has(reason));
  const isOver =
    later &&
    Date.parse(later.lastSeen ?? '') > Date.parse(event.lastSeen ?? '');
  return isOver ? undefined : eventDraft(facts, event);
}

function eventDraft(facts: PodFacts, event: Event): Draft {
  const { ageSeconds } = facts;
  const verdict = readSandboxEvent(facts, event);
  const { class: name, pull } = verdict;
  const isEarly =
    (ageSeconds < GRACE_SECONDS && event.count <= FEW_FAILURES) ||
    (name === 'NetworkNotReady' && isOnNewNode(facts));
  return podDraft(facts, name, {
    severity: isEarly ? 'info' : pull?.severity(ageSeconds),
    params: { ...sandboxParams(facts, verdict), message: event.message },
    evidence: [eventEvidence(event)],
    since: event.firstSeen,
    confidence: pull?.confidence,
  });
}

/** Without events, and without a condition that the sandbox is missing, everything may be fine. */
function guessSeverity(facts: PodFacts, seconds: number): Severity {
  const sandbox = findCondition(facts.pod, 'PodReadyToStartContainers');
  return sandbox?.status !== 'False' && seconds < STUCK_SECONDS
    ? 'info'
    : quietSeverity(seconds);
}

function quietSeverity(seconds: number): Severity {
  if (seconds < SLOW_SECONDS) return 'info';
  return seconds < STUCK_SECONDS ? 'warning' : 'error';
}

function pullingEvent(facts: PodFacts): Event | undefined {
  const events = facts.index.findEvents(facts.pod);
  const pulling = newestEvent(events, ({ reason }) => reason === 'Pulling');
  const pulled = newestEvent(events, ({ reason }) => reason === 'Pulled');
  return pulling &&
    (!pulled ||
      Date.parse(pulling.lastSeen ?? '') > Date.parse(pulled.lastSeen ?? ''))
    ? pulling
    : undefined;
}

function quietClass(facts: PodFacts): FailureClassName {
  const { pod } = facts;
  const sandbox = findCondition(pod, 'PodReadyToStartContainers');
  if (sandbox?.status === 'True' || pullingEvent(facts)) return 'ImagePullSlow';
  const hasClaim = pod.spec.volumes.some(
    ({ source }) =>
      source === 'persistentVolumeClaim' ||
      source === 'ephemeral' ||
      source === 'csi',
  );
  // A hanging mount has no event since 1.36.
  if (hasClaim) return 'MountTimeout';
  return 'SandboxOther';
}

/** The container has started but its status doesn't show it, because the kubelet waits for its hook. */
function hangingHook(facts: PodFacts): Draft | undefined {
  const { pod, index } = facts;
  for (const container of [...facts.initContainers, ...facts.appContainers]) {
    if (!container.spec?.hasPostStart || !container.status.state.waiting) {
      continue;
    }
    const started = newestEvent(
      index.containerEvents(pod, container.name),
      ({ reason }) => reason === 'Started',
    );
    if (!started) continue;
    return podDraft(
      facts,
      'PostStartHookFailed',
      {
        severity: quietSeverity(index.secondsSince(started.lastSeen) ?? 0),
        params: { restarts: container.status.restartCount },
        evidence: [eventEvidence(started)],
        since: started.lastSeen,
        confidence: 'likely',
      },
      container,
    );
  }
  return undefined;
}

/** Nothing has started, for an unknown reason. */
export function quietDraft(facts: PodFacts): Draft | undefined {
  const { pod, index } = facts;
  const since = pod.status.startTime ?? pod.metadata.creationTimestamp;
  const seconds = index.secondsSince(since) ?? facts.ageSeconds;
  if (seconds < QUIET_SECONDS) return undefined;
  const hook = hangingHook(facts);
  if (hook) return hook;
  const pulling = pullingEvent(facts);
  const name = quietClass(facts);
  const waits = facts.appContainers.concat(facts.initContainers);
  const container =
    name === 'ImagePullSlow'
      ? waits.find(({ status }) => status.state.waiting)
      : undefined;
  return podDraft(
    facts,
    name,
    {
      severity: pulling
        ? quietSeverity(seconds)
        : guessSeverity(facts, seconds),
      params: {
        seconds: Number.isFinite(seconds) ? Math.round(seconds) : undefined,
        variant: pulling ? undefined : 'guess',
        ...(name === 'ImagePullSlow' && { image: container?.spec?.image }),
        ...(name === 'SandboxOther' && { node: pod.spec.nodeName }),
      },
      evidence: pulling
        ? [eventEvidence(pulling)]
        : [fieldEvidence(pod, 'status.phase', pod.status.phase)],
      since,
      confidence: pulling ? 'likely' : 'possible',
      missing: index.findEvents(pod).length === 0 ? ['events'] : [],
    },
    container,
  );
}

/** The sandbox keeps dying, although the containers may be fine. */
export function churnDraft(facts: PodFacts): Draft | undefined {
  const { pod, index } = facts;
  const event = newestEvent(
    index.findEvents(pod),
    ({ reason, count }) => reason === 'SandboxChanged' && count > CHURN_COUNT,
  );
  const seconds = index.secondsSince(event?.lastSeen);
  if (!event || seconds === undefined || seconds > CHURN_SECONDS) {
    return undefined;
  }
  // A sandbox that never becomes ready is torn down each time, which has its own cause.
  const failed = telling(facts);
  const failedSeconds = index.secondsSince(failed?.lastSeen);
  if (failedSeconds !== undefined && failedSeconds <= CHURN_SECONDS) {
    return undefined;
  }
  return podDraft(facts, 'SandboxChurn', {
    params: { node: pod.spec.nodeName, count: event.count },
    evidence: [eventEvidence(event)],
    since: event.firstSeen,
  });
}
