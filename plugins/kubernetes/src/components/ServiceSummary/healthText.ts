import { joinFacts, SpanWords } from '../../format';
import {
  ClusterCounts,
  HealthKey,
  isUnreachable,
  UnreadCluster,
  ServiceHealth,
} from '../../service';
import { Translate } from '../../i18n/useText';

/** What says nothing of trouble. */
const QUIET: ReadonlySet<HealthKey> = new Set<HealthKey>([
  'ready',
  'runningReady',
  'visibleReady',
  'visibleRunningReady',
  'completed',
  'objects',
  'objectsReady',
  'none',
]);

/** Health as one sentence: pods, other problems, objects that fail without one, and unread clusters. */
export function headline(
  verdict: ServiceHealth,
  unread: readonly UnreadCluster[],
  span: SpanWords,
  t: Translate,
): string {
  const { problems = 0, failingObjects = 0 } = verdict;
  const isTrouble = !QUIET.has(verdict.key);
  return [
    healthText(verdict, t),
    problems > 0 &&
      t(isTrouble ? 'summary.moreProblems' : 'summary.problems', {
        count: problems,
      }),
    failingObjects > 0 &&
      t('summary.failingObjects', { count: failingObjects }),
    unread.length > 0 && unreadText(unread, span, t),
  ]
    .filter(part => part !== false)
    .join('; ');
}

function unreadText(
  unread: readonly UnreadCluster[],
  span: SpanWords,
  t: Translate,
): string {
  const what = unread.every(isUnreachable) ? 'unreachable' : 'unread';
  const [first, ...others] = unread;
  if (others.length > 0) {
    return t(`summary.${what}.many`, { total: String(unread.length) });
  }
  const cluster = first.title;
  const age = span(first.since);
  return age === undefined
    ? t(`summary.${what}.one`, { cluster })
    : t(`summary.${what}.since`, { cluster, age });
}

/** Health of the pods. */
export function healthText(verdict: ServiceHealth, t: Translate): string {
  const { key, count } = verdict;
  const total = String(verdict.total);
  switch (key) {
    case 'failing':
    case 'notReady':
    case 'unknown':
    case 'starting':
    case 'terminating':
      if (count < verdict.total) {
        return t(`summary.verdict.${key}`, { count, total });
      }
      return verdict.isPartial
        ? t(`summary.verdict.allVisible.${key}`, { count })
        : t(`summary.verdict.all.${key}`, { count });
    case 'ready':
    case 'runningReady':
    case 'visibleReady':
    case 'visibleRunningReady':
    case 'objects':
    case 'objectsReady':
      return t(`summary.verdict.${key}`, { count });
    default:
      return t(`summary.verdict.${key}`);
  }
}

/** Number of clusters, and how many of them are unread or have not answered. */
export function clusterText(clusters: ClusterCounts, t: Translate): string {
  const parts: string[] = [t('count.clusters', { count: clusters.total })];
  if (clusters.unreadable > 0) {
    parts.push(t('summary.unreadable', { count: clusters.unreadable }));
  }
  if (clusters.connecting > 0) {
    parts.push(t('summary.waitingFor', { count: clusters.connecting }));
  }
  return joinFacts(parts);
}
