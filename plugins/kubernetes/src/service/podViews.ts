import {
  countStates,
  Finding,
  isOutOfSight,
  PodRow,
  ServiceCluster,
  ServicePod,
  StateCounts,
  namespacedName,
} from '@podlight/backstage-plugin-kubernetes-common';
import { podKey } from '../viewState';

/** One pod as the screen shows it. */
export interface PodView extends ServicePod {
  /** Unique among all clusters. */
  readonly key: string;
  /** Its cluster cannot be read now; this is the last known state. */
  readonly isStale: boolean;
  /** What is wrong with it, worst first. */
  readonly findings: readonly Finding[];
}

/** One cluster as the screen shows it. */
export interface ClusterView {
  readonly cluster: ServiceCluster;
  readonly pods: readonly PodView[];
  readonly counts: StateCounts;
}

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
  const { name, region } = cluster.head;
  const isStale = isOutOfSight(cluster);
  const known = new Map(previous?.pods.map(pod => [pod.row, pod]));
  const pods = cluster.pods
    .map(seen => {
      const row = isStale ? outOfSight(seen) : seen;
      const mine = findings.get(namespacedName(row)) ?? [];
      const before = known.get(row);
      return before &&
        before.region === region &&
        before.isStale === isStale &&
        hasSameItems(before.findings, mine)
        ? before
        : {
            key: podKey({ ...row, cluster: name }),
            cluster: name,
            region,
            row,
            isStale,
            findings: mine,
          };
    })
    .sort(comparePods);
  return { cluster, pods, counts: countStates(pods.map(pod => pod.row.state)) };
}

const unknownRows = new WeakMap<PodRow, PodRow>();

/** The current state of a pod out of sight is unknown, unless it has completed. */
function outOfSight(row: PodRow): PodRow {
  if (row.state === 'completed') return row;
  const known = unknownRows.get(row);
  if (known) return known;
  const unknown: PodRow = { ...row, state: 'unknown' };
  unknownRows.set(row, unknown);
  return unknown;
}

/** By name; where pods have the same one, by where they are. */
export function comparePods(a: PodView, b: PodView): number {
  return (
    byName.compare(a.row.name, b.row.name) ||
    byName.compare(a.row.namespace, b.row.namespace) ||
    byName.compare(a.cluster, b.cluster)
  );
}

/** Whether two lists hold identical items in the same order. */
export function hasSameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

function findingsByPod(
  findings: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const byPod = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const pod of finding.pods) {
      const key = namespacedName(pod);
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
