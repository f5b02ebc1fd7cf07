import type { Finding } from '../diagnose/types';
import { isPodReady, Pod } from '../model';

/**
 * The display states, worst first.
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

const UNKNOWN_CLASSES: ReadonlySet<string> = new Set(['NodeUnreachable']);

/**
 * The state from findings; undefined without an error or warning. Errors are
 * failing and warnings not ready, so that list and tile agree.
 */
function troubleState(
  pod: Pod,
  findings: readonly Pick<Finding, 'class' | 'severity'>[],
): DisplayState | undefined {
  const trouble = findings.filter(({ severity }) => severity !== 'info');
  if (trouble.length === 0) return undefined;
  if (trouble.some(finding => UNKNOWN_CLASSES.has(finding.class))) {
    return 'unknown';
  }
  // A pod that kubectl shows as ready is ready, even with restarts.
  if (isPodReady(pod) && !pod.metadata.deletionTimestamp) return 'ready';
  return trouble.some(({ severity }) => severity === 'error')
    ? 'failing'
    : 'notReady';
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
    return trouble === 'failing' ? 'failing' : 'terminating';
  }
  if (trouble) return trouble;
  if (isPodReady(pod)) return 'ready';
  // Failed but no longer relevant: replaced, or of a Job that has completed since.
  return phase === 'Failed' ? 'completed' : 'starting';
}
