import { findCondition } from '../../model';
import { ContainerFacts, PodFacts } from '../PodFacts';

/**
 * When a container was due to start: at the end of its last run or of the init
 * containers before it, or when the pod was scheduled.
 */
export function waitingSince(
  facts: PodFacts,
  container: ContainerFacts,
): string | undefined {
  const { pod } = facts;
  const ended = container.status.lastState.terminated?.finishedAt;
  if (ended) return ended;
  const initialized = findCondition(pod, 'Initialized');
  if (container.kind === 'app' && initialized?.status === 'True') {
    return initialized.lastTransitionTime ?? pod.status.startTime;
  }
  return pod.status.startTime ?? pod.metadata.creationTimestamp;
}

/** Seconds since then; infinite when unknown. */
export function waitingSeconds(
  facts: PodFacts,
  container: ContainerFacts,
): number {
  return (
    facts.index.secondsSince(waitingSince(facts, container)) ?? facts.ageSeconds
  );
}
