import { findCondition } from '../../model';
import { FailureClassName } from '../classes';
import {
  conditionEvidence,
  Draft,
  eventEvidence,
  fieldEvidence,
  podDraft,
} from '../draft';
import { newestEvent, PodFacts } from '../PodFacts';
import { churnDraft } from './sandbox';
import { volumeNotes } from './volumes';

/** A deferred resize waits for room; after this long it is worth a warning. */
const DEFERRED_SECONDS = 600;
/** Older events don't matter for a running pod. */
const RECENT_SECONDS = 3_600;

const RESIZE_CLASSES: readonly {
  readonly type: string;
  readonly reason: string;
  readonly class: FailureClassName;
}[] = [
  { type: 'PodResizePending', reason: 'Infeasible', class: 'ResizeInfeasible' },
  { type: 'PodResizePending', reason: 'Deferred', class: 'ResizeDeferred' },
  { type: 'PodResizeInProgress', reason: 'Error', class: 'ResizeError' },
];

function resizeDraft(facts: PodFacts): Draft | undefined {
  const { pod, index } = facts;
  for (const { type, reason, class: name } of RESIZE_CLASSES) {
    const condition = findCondition(pod, type);
    if (condition?.status !== 'True' || condition.reason !== reason) continue;
    const since = condition.lastTransitionTime;
    const seconds = index.secondsSince(since) ?? 0;
    const isDeferred = name === 'ResizeDeferred';
    return podDraft(facts, name, {
      severity: isDeferred && seconds < DEFERRED_SECONDS ? 'info' : undefined,
      params: {
        message: condition.message,
        ...(isDeferred && { seconds: Math.round(seconds) }),
      },
      evidence: conditionEvidence(pod, type),
      since,
    });
  }
  return oldResizeDraft(facts);
}

/** The field has no time, so a deferred resize may still happen. */
function oldResizeDraft(facts: PodFacts): Draft | undefined {
  const { resize } = facts.pod.status;
  if (resize !== 'Infeasible' && resize !== 'Deferred') return undefined;
  return podDraft(facts, `Resize${resize}`, {
    severity: resize === 'Deferred' ? 'info' : undefined,
    evidence: [fieldEvidence(facts.pod, 'status.resize', resize)],
  });
}

function preStopDraft(facts: PodFacts): Draft | undefined {
  const { pod, index } = facts;
  const event = newestEvent(
    index.findEvents(pod),
    ({ reason }) => reason === 'FailedPreStopHook',
  );
  const seconds = index.secondsSince(event?.lastSeen);
  if (!event || seconds === undefined || seconds > RECENT_SECONDS) {
    return undefined;
  }
  const container = [...facts.appContainers, ...facts.initContainers].find(
    ({ name }) => event.regarding.fieldPath?.endsWith(`{${name}}`),
  );
  return podDraft(
    facts,
    'FailedPreStopHook',
    {
      params: { message: event.message },
      evidence: [eventEvidence(event)],
      since: event.lastSeen,
    },
    container,
  );
}

/** The image was pulled or cached, so the missing secret is harmless so far. */
function pullSecretDraft(facts: PodFacts): Draft | undefined {
  const event = newestEvent(
    facts.index.findEvents(facts.pod),
    ({ reason }) => reason === 'FailedToRetrieveImagePullSecret',
  );
  const isRunning = facts.appContainers.some(
    ({ status }) => status.state.running,
  );
  return event && isRunning
    ? podDraft(facts, 'ImagePullSecretMissing', {
        severity: 'info',
        params: {
          pullSecrets: /\(([^()]*)\)/.exec(event.message)?.[1],
          message: event.message,
        },
        evidence: [eventEvidence(event)],
        since: event.firstSeen,
      })
    : undefined;
}

/** Drafts that are added whatever else is wrong with the pod. */
export function podNotes(facts: PodFacts): readonly Draft[] {
  return [
    resizeDraft(facts),
    preStopDraft(facts),
    pullSecretDraft(facts),
    churnDraft(facts),
    ...volumeNotes(facts),
  ].filter(draft => draft !== undefined);
}
