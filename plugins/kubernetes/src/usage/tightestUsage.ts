import {
  ClusterUsage,
  containerUsage,
  Finding,
  UsageValue,
} from '@podlight/backstage-plugin-kubernetes-common';
import { findingPodKeys, PodView } from '../service';
import { findPodUsage } from './podUsage';

/** The resource whose usage explains a failure, by its class. */
const EXPLAINED_BY: Readonly<Record<string, 'cpu' | 'memory'>> = {
  OOMKilled: 'memory',
  ChildOOMKilled: 'memory',
  SigkillUnexplained: 'memory',
  LivenessProbeKilled: 'cpu',
  StartupProbeKilled: 'cpu',
  ReadinessProbeFailing: 'cpu',
  StartupProbeFailing: 'cpu',
};

/** Usage with a limit, of one container. */
export interface TightUsage {
  readonly resource: 'cpu' | 'memory';
  readonly use: UsageValue & { readonly limit: number };
}

/** The resource that explains the finding, if one does. */
export function explainingResource(
  finding: Finding,
): TightUsage['resource'] | undefined {
  return Object.hasOwn(EXPLAINED_BY, finding.class)
    ? EXPLAINED_BY[finding.class]
    : undefined;
}

/**
 * Usage of the failing container that is closest to its limit, among the pods
 * of a finding.
 *
 * @returns undefined where usage explains nothing or has not been measured, and
 * for CPU unless it is close to the limit: a container that idles is not slow
 * for lack of CPU
 */
export function tightestUsage(
  finding: Finding,
  pods: readonly PodView[],
  clusters: ReadonlyMap<string, ClusterUsage>,
): TightUsage | undefined {
  const resource = explainingResource(finding);
  if (!resource || !finding.scope.container) return undefined;
  const affected = new Set(findingPodKeys(finding));
  const tightest = pods
    .filter(pod => affected.has(pod.key))
    .flatMap(pod => measure(pod, finding.scope.container, resource, clusters))
    .reduce<TightUsage['use'] | undefined>(
      (worst, use) => (worst && share(worst) >= share(use) ? worst : use),
      undefined,
    );
  if (!tightest || (resource === 'cpu' && tightest.level === 'fine')) {
    return undefined;
  }
  return { resource, use: tightest };
}

function share({ used, limit }: TightUsage['use']): number {
  return used / limit;
}

function measure(
  pod: PodView,
  container: string | undefined,
  resource: TightUsage['resource'],
  clusters: ReadonlyMap<string, ClusterUsage>,
): readonly TightUsage['use'][] {
  const row = pod.row.containers.find(({ name }) => name === container);
  const measured = findPodUsage(clusters, pod)?.containers.find(
    ({ name }) => name === container,
  );
  const use = row && measured && containerUsage(row, measured)[resource];
  return use?.limit === undefined ? [] : [{ ...use, limit: use.limit }];
}
