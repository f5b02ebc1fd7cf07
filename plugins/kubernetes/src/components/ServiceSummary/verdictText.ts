import { ClusterTally, Verdict } from '../../service';
import { Translate } from '../../useText';

/** The verdict as one sentence. */
export function verdictText(verdict: Verdict, t: Translate): string {
  const { key, count } = verdict;
  const total = String(verdict.total);
  switch (key) {
    case 'failing':
    case 'notReady':
    case 'unknown':
    case 'starting':
    case 'terminating':
      return t(`summary.verdict.${key}`, { count, total });
    case 'ready':
    case 'visibleReady':
      return t(`summary.verdict.${key}`, { count });
    default:
      return t(`summary.verdict.${key}`);
  }
}

/** How many clusters there are, and of how many of them nothing is known. */
export function clusterText(clusters: ClusterTally, t: Translate): string {
  const parts: string[] = [t('count.clusters', { count: clusters.total })];
  if (clusters.unreadable > 0) {
    parts.push(t('summary.unreadable', { count: clusters.unreadable }));
  }
  if (clusters.connecting > 0) {
    parts.push(t('summary.waitingFor', { count: clusters.connecting }));
  }
  return parts.join(' · ');
}
