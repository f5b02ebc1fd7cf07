import {
  DISPLAY_STATES,
  DisplayState,
  Finding,
  PodRow,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { podKey } from '../viewState';

/** One pod as the screen shows it. */
export interface PodView {
  /** Unique among all clusters. */
  readonly key: string;
  readonly cluster: string;
  readonly row: PodRow;
  /** What is wrong with it, worst first. */
  readonly findings: readonly Finding[];
}

/** One cluster as the screen shows it. */
export interface ClusterView {
  readonly cluster: ServiceCluster;
  readonly pods: readonly PodView[];
  readonly counts: StateCounts;
}

/** How many pods are in each state. */
export type StateCounts = Readonly<Record<DisplayState, number>>;

const SEVERITY_ORDER = { error: 0, warning: 1, info: 2 } as const;

/** Numbers inside names count as numbers, so that `web-10` comes after `web-9`. */
const byName = new Intl.Collator('en', { numeric: true });

/**
 * A cluster with its pods in a stable order, each pod with its findings.
 *
 * @param previous - The view before: pods that did not change keep their identity
 */
export function toClusterView(
  cluster: ServiceCluster,
  previous?: ClusterView,
): ClusterView {
  const findings = findingsByPod(cluster.findings);
  const known = new Map(previous?.pods.map(pod => [pod.row, pod]));
  const pods = cluster.pods
    .map(row => {
      const mine = findings.get(`${row.namespace}/${row.name}`) ?? [];
      const before = known.get(row);
      return before && hasSameItems(before.findings, mine)
        ? before
        : {
            key: podKey({ ...row, cluster: cluster.head.name }),
            cluster: cluster.head.name,
            row,
            findings: mine,
          };
    })
    .sort(
      (a, b) =>
        byName.compare(a.row.name, b.row.name) ||
        byName.compare(a.row.namespace, b.row.namespace),
    );
  return { cluster, pods, counts: countStates(pods.map(pod => pod.row.state)) };
}

/** Whether two lists hold the very same things in the same order. */
export function hasSameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

function findingsByPod(
  findings: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const byPod = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const pod of finding.pods) {
      const key = `${pod.namespace}/${pod.name}`;
      byPod.set(key, [...(byPod.get(key) ?? []), finding]);
    }
  }
  for (const list of byPod.values()) {
    list.sort(
      (a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity],
    );
  }
  return byPod;
}

/** Counts each state. */
export function countStates(states: readonly DisplayState[]): StateCounts {
  const counts = emptyCounts();
  for (const state of states) counts[state] += 1;
  return counts;
}

/** Adds up the counts of several groups. */
export function sumCounts(groups: readonly StateCounts[]): StateCounts {
  const sum = emptyCounts();
  for (const counts of groups) {
    for (const state of DISPLAY_STATES) sum[state] += counts[state];
  }
  return sum;
}

/** How many there are in all states together. */
export function totalOf(counts: StateCounts): number {
  return DISPLAY_STATES.reduce((sum, state) => sum + counts[state], 0);
}

/** The worst state that occurs; undefined when there is nothing at all, which is not the same as well. */
export function worstState(counts: StateCounts): DisplayState | undefined {
  return DISPLAY_STATES.find(state => counts[state] > 0);
}

function emptyCounts(): Record<DisplayState, number> {
  return {
    failing: 0,
    notReady: 0,
    unknown: 0,
    starting: 0,
    terminating: 0,
    completed: 0,
    ready: 0,
  };
}
