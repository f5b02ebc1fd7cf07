import { append } from '../append';
import { compareText } from '../compareText';
import { FLEET_LIMITS } from './limits';
import { compareFleetStates } from './states';
import { FleetCell, FleetCluster, FleetServiceRow, FleetState } from './types';

/** Before the key of a parameter. */
const PARAMETER = 'parameter:';

/**
 * What the columns of a fleet are: its clusters, their regions, or the values of a
 * parameter of their configuration, as `parameter:KEY`.
 *
 * @public
 */
export type FleetColumns = 'cluster' | 'region' | `parameter:${string}`;

/**
 * Reads a choice of columns.
 *
 * @returns undefined for what is none
 *
 * @public
 */
export function parseFleetColumns(text: string): FleetColumns | undefined {
  if (text === 'cluster' || text === 'region') return text;
  return text.startsWith(PARAMETER) && text.length > PARAMETER.length
    ? `parameter:${text.slice(PARAMETER.length)}`
    : undefined;
}

/**
 * The key of `parameter:KEY`; undefined for other columns.
 *
 * @public
 */
export function fleetParameter(columns: FleetColumns): string | undefined {
  return columns.startsWith(PARAMETER)
    ? columns.slice(PARAMETER.length)
    : undefined;
}

/**
 * Clusters that are one column.
 *
 * @public
 */
export interface FleetEnvironment {
  /** The cluster's name, the region or the value; undefined for clusters without one. */
  readonly value: string | undefined;
  /** Display name, where one is configured. */
  readonly title?: string;
  readonly clusters: readonly string[];
}

/**
 * A service in one environment.
 *
 * @public
 */
export interface FleetEnvironmentCell extends Omit<FleetCell, 'cluster'> {
  /** Clusters of the environment that have the service, worst first. */
  readonly clusters: readonly string[];
}

/**
 * The columns that the clusters can be put into, besides one for each: by region
 * and by each parameter, where those tell clusters apart.
 *
 * @public
 */
export function listFleetColumns(
  clusters: readonly FleetCluster[],
): readonly FleetColumns[] {
  const keys = new Set(
    clusters.flatMap(({ parameters = {} }) => Object.keys(parameters)),
  );
  const candidates: readonly FleetColumns[] = [
    'region',
    ...[...keys].sort().map((key): FleetColumns => `parameter:${key}`),
  ];
  return [
    'cluster',
    ...candidates.filter(
      columns =>
        new Set(clusters.map(each => columnValue(each, columns))).size > 1,
    ),
  ];
}

/**
 * Puts clusters into columns, in the order of their values; those without one come last.
 *
 * @public
 */
export function toFleetEnvironments(
  clusters: readonly FleetCluster[],
  columns: FleetColumns,
): readonly FleetEnvironment[] {
  if (columns === 'cluster') {
    return clusters.map(({ name, title }) => ({
      value: name,
      ...(title !== undefined && { title }),
      clusters: [name],
    }));
  }
  const members = new Map<string | undefined, string[]>();
  for (const cluster of clusters) {
    append(members, columnValue(cluster, columns), cluster.name);
  }
  return [...members]
    .map(([value, names]) => ({ value, clusters: names }))
    .sort((a, b) => compareValues(a.value, b.value));
}

/**
 * The service in an environment: the worst of its clusters, with their pods together.
 *
 * @returns undefined where it is in none of its clusters
 *
 * @public
 */
export function toEnvironmentCell(
  { cells }: Pick<FleetServiceRow, 'cells'>,
  { clusters }: Pick<FleetEnvironment, 'clusters'>,
): FleetEnvironmentCell | undefined {
  const own = cells
    .filter(cell => cell.state !== 'absent' && clusters.includes(cell.cluster))
    .sort(compareCells);
  if (own.length === 0) return undefined;
  const [worst] = own;
  const versions = unique(own, cell => cell.versions);
  const classes = unique(own, cell => cell.classes);
  return {
    clusters: own.map(({ cluster }) => cluster),
    state: worst.state,
    pods: sum(own, cell => cell.pods),
    ready: sum(own, cell => cell.ready),
    ...(worst.since !== undefined && {
      since: earliestSince(own, worst.state),
    }),
    ...(worst.headline !== undefined && { headline: worst.headline }),
    ...(own.some(({ isLimited }) => isLimited) && { isLimited: true }),
    ...(classes.length > 0 && {
      classes: classes.slice(0, FLEET_LIMITS.classes),
    }),
    ...(versions.length > 0 && {
      versions: versions.slice(0, FLEET_LIMITS.versions),
    }),
  };
}

/**
 * The cell of a service that says what is wrong first of all; undefined where nothing is.
 *
 * @public
 */
export function worstFleetCell({
  cells,
}: Pick<FleetServiceRow, 'cells'>): FleetCell | undefined {
  const [worst] = [...cells].sort(compareCells);
  return !worst || worst.state === 'absent' || worst.state === 'healthy'
    ? undefined
    : worst;
}

/** The worst first; among equals the one with the most pods that aren't ready. */
function compareCells(a: FleetCell, b: FleetCell): number {
  return (
    compareFleetStates(a.state, b.state) ||
    b.pods - b.ready - (a.pods - a.ready)
  );
}

function earliestSince(
  cells: readonly FleetCell[],
  state: FleetState,
): string | undefined {
  return cells
    .filter(cell => cell.state === state)
    .map(({ since }) => since)
    .filter(since => since !== undefined)
    .reduce((first, since) =>
      Date.parse(since) < Date.parse(first) ? since : first,
    );
}

function columnValue(
  cluster: FleetCluster,
  columns: FleetColumns,
): string | undefined {
  const key = fleetParameter(columns);
  if (key === undefined) {
    return columns === 'cluster' ? cluster.name : cluster.region;
  }
  const { parameters = {} } = cluster;
  return Object.hasOwn(parameters, key) ? parameters[key] : undefined;
}

function compareValues(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  return compareText(a, b);
}

function unique(
  cells: readonly FleetCell[],
  read: (cell: FleetCell) => readonly string[] | undefined,
): readonly string[] {
  return [...new Set(cells.flatMap(cell => read(cell) ?? []))];
}

function sum(
  cells: readonly FleetCell[],
  read: (cell: FleetCell) => number,
): number {
  return cells.reduce((total, cell) => total + read(cell), 0);
}
