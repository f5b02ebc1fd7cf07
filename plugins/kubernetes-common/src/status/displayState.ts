import type { Finding } from '../diagnose/types';
import { Pod } from '../model';

/**
 * The seven states that a person can tell apart at a glance, worst first.
 *
 * @public
 */
export const DISPLAY_STATES = [
  'failing',
  'notReady',
  'unknown',
  'starting',
  'terminating',
  'completed',
  'ready',
] as const;

/** @public */
export type DisplayState = (typeof DISPLAY_STATES)[number];

/** Trouble of a pod that runs: it gets no traffic, but nothing has ended it. */
const NOT_READY_CLASSES: ReadonlySet<string> = new Set([
  'ReadinessProbeFailing',
  'ProbeMisconfigured',
  'ReadinessGateNotReady',
  'NotReadyOther',
  'LivenessFailingNow',
  'StartupPending',
  'FlappingRestarts',
  'InitContainerStuck',
  'ImagePullSlow',
]);

const UNKNOWN_CLASSES: ReadonlySet<string> = new Set(['NodeUnreachable']);

function isReady(pod: Pod): boolean {
  return pod.status.conditions.some(
    condition => condition.type === 'Ready' && condition.status === 'True',
  );
}

/** What the findings make of it; undefined when they say nothing that hurts. */
function troubleState(
  pod: Pod,
  findings: readonly Pick<Finding, 'class' | 'severity'>[],
): DisplayState | undefined {
  const trouble = findings.filter(({ severity }) => severity !== 'info');
  if (trouble.length === 0) return undefined;
  if (trouble.some(finding => UNKNOWN_CLASSES.has(finding.class))) {
    return 'unknown';
  }
  const failing = trouble.filter(
    finding => !NOT_READY_CLASSES.has(finding.class),
  );
  if (failing.some(({ severity }) => severity === 'error')) return 'failing';
  // A pod that is ready again is shown as ready: its last restart is in the list of findings.
  if (isReady(pod)) return failing.length > 0 ? 'ready' : 'notReady';
  return failing.length > 0 ? 'failing' : 'notReady';
}

/**
 * The state to show for a pod.
 *
 * @param findings - those that list this pod among their pods.
 * @public
 */
export function displayState(
  pod: Pod,
  findings: readonly Pick<Finding, 'class' | 'severity'>[],
): DisplayState {
  const { phase } = pod.status;
  if (phase === 'Succeeded') return 'completed';
  if (phase === 'Unknown' || pod.status.reason === 'NodeLost') return 'unknown';
  const trouble = troubleState(pod, findings);
  if (pod.metadata.deletionTimestamp) {
    return trouble === 'failing' &&
      findings.some(({ severity }) => severity === 'error')
      ? 'failing'
      : 'terminating';
  }
  if (trouble) return trouble;
  if (isReady(pod)) return 'ready';
  // Failed, and of no consequence: replaced, or of a Job that has completed since.
  return phase === 'Failed' ? 'completed' : 'starting';
}
