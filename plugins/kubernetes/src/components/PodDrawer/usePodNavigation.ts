import { useMemo } from 'react';
import { GroupView, PodView } from '../../service';

/** From pod to pod in the order of the screen. */
export interface PodNavigation {
  /** From 1; undefined where the pod is not in view. */
  readonly position?: number;
  readonly total: number;
  /** Undefined at the end. */
  readonly next?: () => void;
  readonly previous?: () => void;
}

/** The way through the pods of groups, beginning at one of them. */
export function usePodNavigation(
  groups: readonly GroupView[],
  key: string,
  onNavigate: (pod: PodView) => void,
): PodNavigation {
  const pods = useMemo(() => groups.flatMap(listPods), [groups]);
  const index = pods.findIndex(pod => pod.key === key);
  const to = (pod: PodView | undefined) => pod && (() => onNavigate(pod));
  return {
    position: index < 0 ? undefined : index + 1,
    total: pods.length,
    next: to(pods[index + 1]),
    previous: index > 0 ? to(pods[index - 1]) : undefined,
  };
}

function listPods(group: GroupView): readonly PodView[] {
  return group.groups.length > 0 ? group.groups.flatMap(listPods) : group.pods;
}
