import {
  ContainerUsage,
  parseQuantity,
  PodUsage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { apiPath, ClusterConnection } from '../transport';
import { Result, fail, ok } from '../util/Result';

/** The resource metrics API, which metrics-server and others serve; it has had one version for all its life. */
export const POD_METRICS_API = 'metrics.k8s.io/v1beta1/pods';

const [GROUP, VERSION, PODS] = POD_METRICS_API.split('/');

/** What to ask for. Both absent would be all of a cluster, which nobody asks for. */
export interface MetricsQuery {
  /** All namespaces when absent. */
  readonly namespace?: string;
  /** Everything in the namespace when absent. */
  readonly labelSelector?: string;
}

/** A thousand is what the kubelet runs at most, with init containers and all. */
const MAX_CONTAINERS = 1_000;

/** What the pods use that a cluster has measured; what is none is left out. */
export async function listPodMetrics(
  connection: ClusterConnection,
  { namespace, labelSelector }: MetricsQuery,
  signal: AbortSignal,
): Promise<Result<readonly PodUsage[]>> {
  const within = namespace === undefined ? [] : ['namespaces', namespace];
  // Not in pages: it is worked out anew for each request, so the API has none.
  const answer = await connection.getJson({
    path: apiPath('apis', GROUP, VERSION, ...within, PODS),
    query: labelSelector === undefined ? {} : { labelSelector },
    signal,
  });
  if (!answer.ok) return answer;
  const items = fieldOf(answer.value, 'items') ?? [];
  return Array.isArray(items)
    ? ok(items.flatMap(item => parsePodMetrics(item) ?? []))
    : fail('malformed', 'the answer is not a list of pod metrics');
}

/** Undefined for what is no `PodMetrics`. Never throws. */
export function parsePodMetrics(raw: unknown): PodUsage | undefined {
  const metadata = fieldOf(raw, 'metadata');
  const name = textOf(metadata, 'name');
  const namespace = textOf(metadata, 'namespace');
  const at = Date.parse(textOf(raw, 'timestamp'));
  const containers = fieldOf(raw, 'containers');
  if (!name || !namespace || Number.isNaN(at) || !Array.isArray(containers)) {
    return undefined;
  }
  return {
    namespace,
    name,
    at: new Date(at).toISOString(),
    containers: containers
      .slice(0, MAX_CONTAINERS)
      .flatMap(container => parseContainer(container) ?? []),
  };
}

function parseContainer(raw: unknown): ContainerUsage | undefined {
  const name = textOf(raw, 'name');
  if (!name) return undefined;
  const usage = fieldOf(raw, 'usage');
  const cores = amountOf(usage, 'cpu');
  const bytes = amountOf(usage, 'memory');
  return {
    name,
    // Nanocores are what it is measured in; more digits are none of anybody's business.
    ...(cores !== undefined && {
      cpuMillicores: Math.round(cores * 1e6) / 1e3,
    }),
    ...(bytes !== undefined && { memoryBytes: Math.round(bytes) }),
  };
}

function amountOf(usage: unknown, resource: string): number | undefined {
  const value = parseQuantity(textOf(usage, resource));
  return value !== undefined && value >= 0 ? value : undefined;
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, key)
    : undefined;
}

function textOf(value: unknown, key: string): string {
  const field = fieldOf(value, key);
  return typeof field === 'string' ? field : '';
}
