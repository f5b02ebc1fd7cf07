import {
  countStates,
  Dimension,
  DisplayState,
  Finding,
  findingClusters,
  groupPods,
  isOutOfSight,
  needsAttention,
  PodGroup,
  ServiceCluster,
  StateCounts,
  worstState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { groupId } from '../viewState';
import { PodView } from './podViews';
import { countProblems, problemState, worseState } from './serviceHealth';

/** One group of pods as the screen shows it. */
export interface GroupView {
  /** Unique among all groups of a grouping, and the same while pods come and go. */
  readonly id: string;
  readonly dimension: Dimension;
  /** Undefined for pods without a value. */
  readonly value: string | undefined;
  /** Display name of a cluster, where configured. */
  readonly title?: string;
  readonly pods: readonly PodView[];
  readonly counts: StateCounts;
  /** Undefined for a cluster of which no pod is shown. */
  readonly worst: DisplayState | undefined;
  /** The worst of its pods and of what needs attention; undefined where neither good nor bad can be said. */
  readonly sign: DisplayState | undefined;
  /** What needs attention in it, pods aside. */
  readonly problems: readonly Finding[];
  /** By the second dimension, if there is one. */
  readonly groups: readonly GroupView[];
  /** Only where the dimension is the cluster. */
  readonly cluster?: ServiceCluster;
  /** All of its pods are of clusters that cannot be read now. */
  readonly isStale: boolean;
}

/**
 * Groups pods by one dimension, or two.
 *
 * @remarks
 * Clusters come in the order in which the backend names them. One that cannot be
 * read, or not all of it, is a group even if none of its pods is shown: a
 * failure must not look like nothing.
 */
export function toGroupViews(
  pods: readonly PodView[],
  clusters: readonly ServiceCluster[],
  dimensions: readonly Dimension[],
  problems: readonly Finding[] = [],
): readonly GroupView[] {
  const [first = 'cluster', second] = dimensions;
  const titles = new Map(clusters.map(({ head }) => [head.name, head.title]));
  const groups = groupPods(pods, first, second).map(group =>
    toView(group, titles, problems),
  );
  if (first !== 'cluster') return groups;
  const byName = new Map(groups.map(group => [group.value, group]));
  return clusters.flatMap(cluster => {
    const group = byName.get(cluster.head.name);
    const own = problemsIn('cluster', cluster.head.name, problems);
    if (!group && !hasNotice(cluster) && own.length === 0) return [];
    return [{ ...(group ?? emptyGroup(cluster, own)), cluster }];
  });
}

/** Whether a cluster has an alert to show besides its pods. */
export function hasNotice(cluster: ServiceCluster): boolean {
  return cluster.state.phase !== 'live' || cluster.kindProblems.length > 0;
}

function toView(
  group: PodGroup<PodView>,
  titles: ReadonlyMap<string | undefined, string | undefined>,
  problems: readonly Finding[],
  parentId?: string,
): GroupView {
  const id = groupId(group.value, parentId);
  const isCluster = group.dimension === 'cluster';
  const own = problemsIn(group.dimension, group.value, problems);
  const isStale = group.pods.every(pod => pod.isStale);
  const troubled = group.pods.flatMap(({ findings }) => findings);
  return {
    ...group,
    id,
    // What was seen of a cluster before it was out of sight says nothing of it now.
    sign: isStale
      ? group.worst
      : groupState(group.worst, [...own, ...troubled.filter(needsAttention)]),
    problems: own,
    ...(isCluster && { title: titles.get(group.value) }),
    groups: group.groups.map(each => toView(each, titles, own, id)),
    isStale,
  };
}

function groupState(
  worst: DisplayState | undefined,
  problems: readonly Finding[],
): DisplayState | undefined {
  return worseState(worst, problemState(countProblems(problems)));
}

/** Problems of objects that belong to a group; those that cannot be assigned belong to none. */
function problemsIn(
  dimension: Dimension,
  value: string | undefined,
  problems: readonly Finding[],
): readonly Finding[] {
  if (value === undefined) return [];
  return problems.filter(finding => {
    const { kind, name, namespace } = finding.scope;
    switch (dimension) {
      case 'cluster':
        return findingClusters(finding).includes(value);
      case 'namespace':
        return namespace === value;
      case 'workload':
        return `${kind}/${name}` === value;
      default:
        return false;
    }
  });
}

function emptyGroup(
  cluster: ServiceCluster,
  problems: readonly Finding[],
): GroupView {
  const counts = countStates([]);
  return {
    id: groupId(cluster.head.name),
    dimension: 'cluster',
    value: cluster.head.name,
    title: cluster.head.title,
    pods: [],
    counts,
    worst: worstState(counts),
    sign: groupState(undefined, problems),
    problems,
    groups: [],
    isStale: isOutOfSight(cluster),
  };
}
