import {
  Finding,
  needsAttention,
} from '@podlight/backstage-plugin-kubernetes-common';
import { findingPods } from './findings';
import { PodView } from './podViews';

/** Whether something about a pod needs attention. */
export function hasProblem(pod: PodView): boolean {
  return pod.findings.some(needsAttention);
}

/** Findings that need attention and that no pod's state shows. */
export function problemsBeside(
  findings: readonly Finding[],
  podsByKey: ReadonlyMap<string, PodView>,
): readonly Finding[] {
  return findings.filter(
    finding =>
      needsAttention(finding) && findingPods(finding, podsByKey).every(isUp),
  );
}

function isUp({ row }: PodView): boolean {
  return row.state === 'ready' || row.state === 'completed';
}
