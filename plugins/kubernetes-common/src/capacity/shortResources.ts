import { readSchedulerMessage } from '../diagnose/rules/schedulerMessage';
import { findCondition, Pod } from '../model';

/** Each costs requests. */
const MAX_RESOURCES = 3;

const SHORTAGE = /^Insufficient ([\w./-]{1,253})$/;

/**
 * Resources of which no node has enough left for a pod, by the scheduler's message;
 * none where it is about something else.
 *
 * @public
 */
export function shortResources(pod: Pod): readonly string[] {
  const scheduled = findCondition(pod, 'PodScheduled');
  if (scheduled?.status !== 'False' || !scheduled.message) return [];
  const { exclusions } = readSchedulerMessage(scheduled.message);
  const resources = exclusions.flatMap(
    ({ text }) => SHORTAGE.exec(text)?.[1] ?? [],
  );
  // The number of pods on a node is a limit, nothing that a pod requests.
  return [...new Set(resources)]
    .filter(resource => resource !== 'pods')
    .slice(0, MAX_RESOURCES);
}
