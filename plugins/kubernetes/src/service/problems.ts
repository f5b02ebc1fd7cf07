import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { needsAttention, findingPods } from './findings';
import { PodView } from './podViews';

/** What needs attention and is not told by the state of a pod. */
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
