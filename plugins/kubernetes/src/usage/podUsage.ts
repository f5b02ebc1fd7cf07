import {
  sumUsage,
  ClusterReason,
  ClusterUsage,
  PodUsage,
  podUsage,
  ResourceUsage,
  namespacedName,
} from '@podlight/backstage-plugin-kubernetes-common';
import { groupBy, objectAddress, ObjectView, PodView } from '../service';

const indexes = new WeakMap<ClusterUsage, ReadonlyMap<string, PodUsage>>();

/** Cached per answer, as thousands of rows look up in it. */
function indexByPod(usage: ClusterUsage): ReadonlyMap<string, PodUsage> {
  const known = indexes.get(usage);
  if (known) return known;
  const pods = usage.state === 'measured' ? usage.pods : [];
  const index = new Map(pods.map(pod => [namespacedName(pod), pod]));
  indexes.set(usage, index);
  return index;
}

type Clusters = ReadonlyMap<string, ClusterUsage>;

/** What was measured of a pod. */
export function findPodUsage(
  clusters: Clusters,
  { cluster, row }: Pick<PodView, 'cluster' | 'row'>,
): PodUsage | undefined {
  const usage = clusters.get(cluster);
  return usage && indexByPod(usage).get(namespacedName(row));
}

const lastUses = new WeakMap<
  PodView['row'],
  { readonly usage: PodUsage; readonly use: ResourceUsage }
>();

/**
 * Usage of a pod, with its requests and limits. Cached for the last measurement, as widths of
 * columns, sorting and cells all ask for it.
 */
export function findPodUse(
  clusters: Clusters,
  pod: Pick<PodView, 'cluster' | 'row'>,
): ResourceUsage | undefined {
  const usage = findPodUsage(clusters, pod);
  if (!usage) return undefined;
  const known = lastUses.get(pod.row);
  if (known?.usage === usage) return known.use;
  const use = podUsage(pod.row, usage);
  lastUses.set(pod.row, { usage, use });
  return use;
}

/** A pod without a running container uses nothing and is not measured. */
export function isRunning({ row }: Pick<PodView, 'row'>): boolean {
  return row.containers.some(({ state }) => state === 'running');
}

/** The clusters where pods run, in the order of their names. */
export function usageClusters(pods: readonly PodView[]): readonly string[] {
  return [
    ...new Set(pods.filter(isRunning).map(({ cluster }) => cluster)),
  ].sort();
}

/** What the pods of a workload use together. */
export interface WorkloadUse {
  readonly use: ResourceUsage;
  /** Pods that have been measured. */
  readonly measured: number;
  /** Pods of which something runs. */
  readonly running: number;
  /** Pods that are close to a limit, or at it. */
  readonly near: number;
}

const running = new WeakMap<
  readonly PodView[],
  ReadonlyMap<string, readonly PodView[]>
>();

/** Cached per list, as each workload in each cluster looks up in it. */
function runningByWorkload(
  pods: readonly PodView[],
): ReadonlyMap<string, readonly PodView[]> {
  const known = running.get(pods);
  if (known) return known;
  const index = groupBy(pods.filter(isRunning), ({ cluster, row }) => {
    const { namespace, workload } = row;
    return workload && workloadKey(cluster, { ...workload, namespace });
  });
  running.set(pods, index);
  return index;
}

function workloadKey(
  cluster: string,
  workload: Parameters<typeof objectAddress>[0],
): string {
  return `${cluster} ${objectAddress(workload)}`;
}

const NO_PODS: readonly PodView[] = [];

export function workloadUse(
  clusters: Clusters,
  pods: readonly PodView[],
  { cluster, row }: ObjectView,
): WorkloadUse {
  const mine =
    runningByWorkload(pods).get(workloadKey(cluster, row)) ?? NO_PODS;
  const uses = mine.flatMap(pod => findPodUse(clusters, pod) ?? []);
  const near = uses.filter(({ cpu, memory }) =>
    [cpu, memory].some(use => use && use.level !== 'fine'),
  );
  return {
    use: sumUsage(uses),
    measured: uses.length,
    running: mine.length,
    near: near.length,
  };
}

/** Reasons with a text of their own. */
export function reasonKind({
  code,
  status,
}: ClusterReason): 'absent' | 'forbidden' | 'down' | 'other' {
  if (code === 'api-absent') return 'absent';
  if (code === 'forbidden') return 'forbidden';
  return code === 'server-error' || status === 503 ? 'down' : 'other';
}
