import type { ContainerRow, PodRow } from '../wire/podTypes';
import type { ContainerUsage, PodUsage } from '../wire/usage';
import { parseQuantity } from './quantity';

/** From here on little is left before the kernel slows the container down, or ends it. */
const NEAR_LIMIT = 0.9;

/**
 * How close to its limit something is; `fine` also where there is none.
 *
 * @public
 */
export type UsageLevel = 'fine' | 'near' | 'over';

const LEVELS: readonly UsageLevel[] = ['fine', 'near', 'over'];

/**
 * What is used of one resource: millicores of CPU, or bytes of memory.
 *
 * @public
 */
export interface UsageValue {
  readonly used: number;
  /** What is reserved; absent where nothing is. */
  readonly request?: number;
  /** Absent where there is no limit, or not on everything that is added up. */
  readonly limit?: number;
  /** The worst of the containers. */
  readonly level: UsageLevel;
}

/**
 * A resource that was not measured is absent.
 *
 * @public
 */
export interface ResourceUsage {
  readonly cpu?: UsageValue;
  readonly memory?: UsageValue;
}

/**
 * What is reserved of one resource, and the most that may be used: millicores of
 * CPU, or bytes of memory.
 *
 * @public
 */
export type ResourceBounds = Pick<UsageValue, 'request' | 'limit'>;

/**
 * What the manifest of a container says of its resources, as numbers.
 *
 * @public
 */
export function containerBounds({
  requests,
  limits,
}: Pick<ContainerRow, 'requests' | 'limits'>): {
  readonly cpu: ResourceBounds;
  readonly memory: ResourceBounds;
} {
  return {
    cpu: bounds(toMillicores(requests?.cpu), toMillicores(limits?.cpu)),
    memory: bounds(toBytes(requests?.memory), toBytes(limits?.memory)),
  };
}

/**
 * What one container uses, beside what its manifest says.
 *
 * @public
 */
export function containerUsage(
  container: Pick<ContainerRow, 'requests' | 'limits'>,
  { cpuMillicores, memoryBytes }: ContainerUsage,
): ResourceUsage {
  const { cpu, memory } = containerBounds(container);
  return {
    ...(cpuMillicores !== undefined && {
      cpu: toUsageValue(cpuMillicores, cpu),
    }),
    ...(memoryBytes !== undefined && {
      memory: toUsageValue(memoryBytes, memory),
    }),
  };
}

/**
 * What all containers of a pod use that have been measured.
 *
 * @public
 */
export function podUsage(
  { containers }: Pick<PodRow, 'containers'>,
  usage: PodUsage,
): ResourceUsage {
  const rows = new Map(containers.map(row => [row.name, row]));
  return sumUsage(
    usage.containers.map(measured =>
      containerUsage(rows.get(measured.name) ?? {}, measured),
    ),
  );
}

/**
 * What several use together.
 *
 * @remarks
 * Requests are added up where there are any, as the scheduler does; a limit is
 * only one for all when each has one.
 *
 * @public
 */
export function sumUsage(uses: readonly ResourceUsage[]): ResourceUsage {
  const cpu = sumValues(uses.flatMap(use => use.cpu ?? []));
  const memory = sumValues(uses.flatMap(use => use.memory ?? []));
  return { ...(cpu && { cpu }), ...(memory && { memory }) };
}

function sumValues(uses: readonly UsageValue[]): UsageValue | undefined {
  if (uses.length === 0) return undefined;
  const requests = uses.flatMap(({ request }) => request ?? []);
  const limits = uses.flatMap(({ limit }) => limit ?? []);
  const isLimited = limits.length === uses.length;
  return {
    used: sum(uses.map(({ used }) => used)),
    ...(requests.length > 0 && { request: sum(requests) }),
    ...(isLimited && { limit: sum(limits) }),
    level: worst(uses.map(({ level }) => level)),
  };
}

function bounds(
  request: number | undefined,
  limit: number | undefined,
): ResourceBounds {
  return {
    ...(request !== undefined && { request }),
    ...(limit !== undefined && { limit }),
  };
}

function toUsageValue(used: number, of: ResourceBounds): UsageValue {
  return { used, ...of, level: usageLevel(used, of.limit) };
}

function usageLevel(used: number, limit: number | undefined): UsageLevel {
  if (limit === undefined || used < NEAR_LIMIT * limit) return 'fine';
  return used < limit ? 'near' : 'over';
}

function worst(levels: readonly UsageLevel[]): UsageLevel {
  return LEVELS[Math.max(...levels.map(level => LEVELS.indexOf(level)), 0)];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A limit of nothing is none: so the API server takes it. */
function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}

function toMillicores(quantity: string | undefined): number | undefined {
  const cores = toBytes(quantity);
  return cores === undefined ? undefined : cores * 1000;
}

function toBytes(quantity: string | undefined): number | undefined {
  return positive(quantity === undefined ? undefined : parseQuantity(quantity));
}
