import { PodRow } from '@podlight/backstage-plugin-kubernetes-common';
import { append } from '../util/append';
import { isSelected, ServiceTarget } from '../locate';
import { MetricsQuery } from './podMetrics';

/** Ten workloads whose pods lack the service's label; each costs a request. */
const MAX_QUERIES = 10;

/**
 * Plans the requests to a metrics API that cover the pods of a service:
 * those with its label in one request, others by the labels that the pods of
 * their workload share. Empty where nothing runs.
 */
export function planUsage(
  pods: readonly PodRow[],
  target: ServiceTarget,
): readonly MetricsQuery[] {
  const running = pods.filter(({ containers }) =>
    containers.some(({ state }) => state === 'running'),
  );
  const queries: MetricsQuery[] = [];
  if (running.some(pod => isSelected(target, pod))) {
    const { namespace, selector } = target;
    queries.push({ namespace, labelSelector: selector.text });
  }
  const others = running.filter(pod => !isSelected(target, pod));
  for (const group of byWorkload(others)) queries.push(usageQuery(group));
  return queries.slice(0, MAX_QUERIES);
}

function byWorkload(pods: readonly PodRow[]): Iterable<readonly PodRow[]> {
  const groups = new Map<string, PodRow[]>();
  for (const pod of pods) {
    const { kind, name } = pod.workload ?? { kind: 'Pod', name: pod.name };
    const key = `${pod.namespace}/${kind}/${name}`;
    append(groups, key, pod);
  }
  return groups.values();
}

/** Narrows the list; other pods may have the same labels, so the result is filtered too. */
function usageQuery([first, ...others]: readonly PodRow[]): MetricsQuery {
  const common = Object.entries(first.labels).filter(([key, value]) =>
    others.every(({ labels }) => labels[key] === value),
  );
  const { namespace } = first;
  if (common.length === 0) return { namespace };
  const terms = common.map(([key, value]) => `${key}=${value}`).sort();
  return { namespace, labelSelector: terms.join(',') };
}
