import {
  countFleetStates,
  FleetCluster,
  FleetColumns,
  FleetEnvironment,
  FleetGroup,
  FleetServiceList,
  FleetServiceRow,
  FleetState,
  groupFleetServices,
  listFleetColumns,
  matchFleetService,
  parseFleetFilter,
  toFleetEnvironments,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetView } from '../../viewState';

/** A short list is shown whole, healthy or not. */
const FEW_SERVICES = 8;

/** More clusters are not compared column by column. */
const MAX_COLUMNS = 8;

/** What a page of services shows. */
export interface FleetModel {
  /** Of all services, whatever is filtered. */
  readonly counts: Readonly<Partial<Record<FleetState, number>>>;
  readonly total: number;
  readonly columns: FleetColumns;
  /** What the columns can be. */
  readonly choices: readonly FleetColumns[];
  /** What is listed, grouped. */
  readonly groups: readonly FleetGroup[];
  /** How many services are listed. */
  readonly shown: number;
  /** Services without a problem that a button shows or hides; none while a filter says what to list. */
  readonly folded: readonly FleetServiceRow[];
  /** Whether those are listed now. */
  readonly showsFolded: boolean;
  readonly isFiltered: boolean;
}

/** @param classTitle - Title of a failure class on the screen */
export function toFleetModel(
  list: Pick<FleetServiceList, 'clusters' | 'services'>,
  view: FleetView,
  classTitle: (failureClass: string) => string,
): FleetModel {
  const { services } = list;
  const clusters = byName(list.clusters);
  const terms = parseFleetFilter(view.filter);
  const isFiltered = terms.length > 0 || view.status.length > 0;
  const matching = services.filter(
    service =>
      (view.status.length === 0 || view.status.includes(service.state)) &&
      matchFleetService(terms, service, { clusters, classTitle }),
  );
  const folded =
    isFiltered || services.length <= FEW_SERVICES
      ? []
      : services.filter(isFolded);
  const listed =
    folded.length === 0 || view.showsHealthy
      ? matching
      : matching.filter(service => !isFolded(service));
  const choices = listFleetColumns(list.clusters);
  const columns = chooseColumns(list.clusters, choices, view.columns);
  return {
    counts: countFleetStates(services),
    total: services.length,
    columns,
    choices,
    groups: groupFleetServices(listed, view.group),
    shown: listed.length,
    folded,
    showsFolded: view.showsHealthy,
    isFiltered,
  };
}

const known = new WeakMap<
  readonly FleetCluster[],
  ReadonlyMap<string, FleetCluster>
>();

/** The same for the same clusters: what is compared with services is kept by it. */
function byName(
  clusters: readonly FleetCluster[],
): ReadonlyMap<string, FleetCluster> {
  const map =
    known.get(clusters) ?? new Map(clusters.map(each => [each.name, each]));
  known.set(clusters, map);
  return map;
}

function isClear(cluster: FleetCluster | undefined): boolean {
  return cluster?.sight === 'live' && !cluster.isLimited;
}

/** The columns, and of which of them the index does not see everything. */
export interface FleetPlaces {
  readonly environments: readonly FleetEnvironment[];
  /** Values of environments. */
  readonly unclear: ReadonlySet<string | undefined>;
}

/** Rows are drawn anew when these are other objects, so they are made only when clusters or columns change. */
export function toFleetPlaces(
  list: readonly FleetCluster[],
  columns: FleetColumns,
): FleetPlaces {
  const clusters = byName(list);
  const environments = toFleetEnvironments(list, columns);
  const unclear = environments.filter(each =>
    each.clusters.some(name => !isClear(clusters.get(name))),
  );
  return { environments, unclear: new Set(unclear.map(({ value }) => value)) };
}

function isFolded({ state }: FleetServiceRow): boolean {
  return state === 'healthy' || state === 'absent';
}

/** Clusters where they fit, else regions where these do. */
function chooseColumns(
  clusters: readonly FleetCluster[],
  choices: readonly FleetColumns[],
  chosen: FleetColumns | undefined,
): FleetColumns {
  if (chosen && choices.includes(chosen)) return chosen;
  if (clusters.length <= MAX_COLUMNS || !choices.includes('region')) {
    return 'cluster';
  }
  return toFleetEnvironments(clusters, 'region').length <= MAX_COLUMNS
    ? 'region'
    : 'cluster';
}
