import {
  ContainerUsage,
  parseQuantity,
  PodUsage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { apiPath, ClusterConnection } from '../transport';
import { Result, fail, ok } from '../util/Result';
import { readField } from '../util/readField';

/** The resource metrics API, which metrics-server and others serve; it has only ever had one version. */
export const POD_METRICS_API = 'metrics.k8s.io/v1beta1/pods';

const [GROUP, VERSION, PODS] = POD_METRICS_API.split('/');

/** Filters for the list. At least one is set, as a whole cluster is never listed. */
export interface MetricsQuery {
  /** All namespaces when absent. */
  readonly namespace?: string;
  /** Everything in the namespace when absent. */
  readonly labelSelector?: string;
}

/** Far above the number of containers in any real pod. */
const MAX_CONTAINERS = 1_000;

/** Usage of the measured pods; invalid items are left out. */
export async function listPodMetrics(
  connection: ClusterConnection,
  { namespace, labelSelector }: MetricsQuery,
  signal: AbortSignal,
): Promise<Result<readonly PodUsage[]>> {
  const within = namespace === undefined ? [] : ['namespaces', namespace];
  // Not paginated: the API computes each response anew and has no pages.
  const result = await connection.getJson({
    path: apiPath('apis', GROUP, VERSION, ...within, PODS),
    query: labelSelector === undefined ? {} : { labelSelector },
    signal,
  });
  if (!result.ok) return result;
  const items = readField(result.value, 'items') ?? [];
  return Array.isArray(items)
    ? ok(items.flatMap(item => parsePodMetrics(item) ?? []))
    : fail('malformed', 'the response is not a list of pod metrics');
}

/** Undefined for anything that is not a `PodMetrics`. Never throws. */
export function parsePodMetrics(raw: unknown): PodUsage | undefined {
  const metadata = readField(raw, 'metadata');
  const name = readText(metadata, 'name');
  const namespace = readText(metadata, 'namespace');
  const at = Date.parse(readText(raw, 'timestamp'));
  const containers = readField(raw, 'containers');
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
  const name = readText(raw, 'name');
  if (!name) return undefined;
  const usage = readField(raw, 'usage');
  const cores = readQuantity(usage, 'cpu');
  const bytes = readQuantity(usage, 'memory');
  return {
    name,
    // Nanocores are the unit of measurement; more digits mean nothing.
    ...(cores !== undefined && {
      cpuMillicores: Math.round(cores * 1e6) / 1e3,
    }),
    ...(bytes !== undefined && { memoryBytes: Math.round(bytes) }),
  };
}

function readQuantity(usage: unknown, resource: string): number | undefined {
  const value = parseQuantity(readText(usage, resource));
  return value !== undefined && value >= 0 ? value : undefined;
}

function readText(value: unknown, key: string): string {
  const field = readField(value, key);
  return typeof field === 'string' ? field : '';
}
