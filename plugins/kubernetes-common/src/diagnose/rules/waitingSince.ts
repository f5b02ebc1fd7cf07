import { findCondition, ContainerFacts, PodFacts } from '../PodFacts';

/**
 * Since when a container has been due to start: the end of its last run, the
 * end of the init containers before it, or the arrival of the pod on its node.
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

/** Seconds since then; unbounded when nothing says when. */
export function waitingSeconds(
  facts: PodFacts,
  container: ContainerFacts,
): number {
  return (
    facts.index.secondsSince(waitingSince(facts, container)) ?? facts.ageSeconds
  );
}
