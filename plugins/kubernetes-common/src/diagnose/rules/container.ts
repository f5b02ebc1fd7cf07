import { Draft, fieldEvidence, podDraft } from '../draft';
import { ContainerFacts, PodFacts } from '../PodFacts';
import { downDraft, recoveredDraft } from './crash';
import { forgottenKillDraft } from './forgottenKill';
import { forgottenPullDraft, imageDraft } from './image';
import { runningDrafts } from './probes';
import { configDraft, createDraft, startDraft } from './start';
import { waitingSince } from './waitingSince';

/** Waiting reasons without a problem. */
const DEFAULT_REASONS: ReadonlySet<string | undefined> = new Set([
  undefined,
  'ContainerCreating',
  'PodInitializing',
]);

/** Whether the container has not started, for no reason of its own. */
export function isDefaultWaiting(container: ContainerFacts): boolean {
  const { state, lastState } = container.status;
  return (
    !state.running &&
    !state.terminated &&
    !lastState.terminated &&
    DEFAULT_REASONS.has(state.waiting?.reason)
  );
}

/** Some kubelets use the lookup error as the reason. */
const RUNTIME_HANDLER = /runtime ?handler|RuntimeClass/i;

function waitingDraft(
  facts: PodFacts,
  container: ContainerFacts,
  reason: string,
): Draft | undefined {
  const { lastState, state } = container.status;
  const image = imageDraft(facts, container);
  if (image) return image;
  switch (reason) {
    // Kubelets before 1.6 used the second reason.
    case 'CreateContainerConfigError':
    case 'VerifyNonRootError':
      return configDraft(facts, container);
    case 'CreateContainerError':
      return createDraft(facts, container);
    case 'PreCreateHookError':
    case 'PreStartHookError':
      return podDraft(
        facts,
        'InternalHookError',
        {
          params: {
            message: state.waiting?.message,
            node: facts.pod.spec.nodeName,
          },
          evidence: messageEvidence(facts, container),
          since: waitingSince(facts, container),
        },
        container,
      );
    case 'PostStartHookError':
      return (
        downDraft(facts, container) ??
        podDraft(
          facts,
          'PostStartHookFailed',
          {
            params: {
              message: state.waiting?.message,
              restarts: container.status.restartCount,
            },
            evidence: messageEvidence(facts, container),
          },
          container,
        )
      );
    case 'RunContainerError':
      return startDraft(facts, container, {
        terminated: lastState.terminated,
        path: `${container.path}.lastState.terminated`,
      });
    case 'CrashLoopBackOff':
      return loopDraft(facts, container);
    case 'RestartingAllContainers':
      return undefined;
    default:
      return RUNTIME_HANDLER.test(reason)
        ? runtimeHandlerDraft(facts, container)
        : freeTextDraft(facts, container, reason) ??
            unknownReason(facts, container);
  }
}

function loopDraft(facts: PodFacts, container: ContainerFacts): Draft {
  return (
    downDraft(facts, container) ??
    forgottenKillDraft(facts, container) ??
    unknownReason(facts, container)
  );
}

function messageEvidence(facts: PodFacts, container: ContainerFacts) {
  const { waiting } = container.status.state;
  return [
    fieldEvidence(
      facts.pod,
      `${container.path}.state.waiting`,
      [waiting?.reason, waiting?.message].filter(Boolean).join(': '),
    ),
  ];
}

function runtimeHandlerDraft(facts: PodFacts, container: ContainerFacts) {
  const { spec } = facts.pod;
  return podDraft(facts, 'RuntimeClassHandlerMissing', {
    params: {
      runtimeClass: spec.runtimeClassName,
      node: spec.nodeName,
      message: container.status.state.waiting?.reason,
    },
    evidence: messageEvidence(facts, container),
    since: waitingSince(facts, container),
  });
}

/** Old kubelets use the runtime's whole error as the reason. */
function freeTextDraft(
  facts: PodFacts,
  container: ContainerFacts,
  reason: string,
): Draft | undefined {
  if (!reason.includes(' ')) return undefined;
  const { message } = container.status.state.waiting ?? {};
  const text = [reason, message].filter(Boolean).join(': ');
  const draft = createDraft(facts, container, text);
  return draft.class === 'CreateContainerFailed' ? undefined : draft;
}

/** The set of reasons is open, so the kubelet's message explains an unknown one. */
function unknownReason(facts: PodFacts, container: ContainerFacts): Draft {
  const { waiting } = container.status.state;
  return podDraft(
    facts,
    'UnknownWaitingReason',
    {
      params: { reason: waiting?.reason, message: waiting?.message },
      evidence: messageEvidence(facts, container),
      since: waitingSince(facts, container),
      confidence: 'possible',
    },
    container,
  );
}

/** Applies the rules to one container in any state. */
export function containerDrafts(
  facts: PodFacts,
  container: ContainerFacts,
): readonly Draft[] {
  const { state, lastState } = container.status;
  if (state.running) {
    const recovered = lastState.terminated && recoveredDraft(facts, container);
    return [
      ...(recovered ? [recovered] : []),
      ...runningDrafts(facts, container, recovered),
    ];
  }
  const reason = state.waiting?.reason;
  const draft =
    reason !== undefined && !DEFAULT_REASONS.has(reason)
      ? waitingDraft(facts, container, reason)
      : downDraft(facts, container) ?? forgottenPullDraft(facts, container);
  return draft ? [draft] : [];
}
