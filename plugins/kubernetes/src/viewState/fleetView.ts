import {
  FLEET_GROUPS,
  FLEET_STATES,
  FleetColumns,
  FleetGroupBy,
  FleetState,
  parseFleetColumns,
} from '@podlight/backstage-plugin-kubernetes-common';

/** What of a page of services is in the URL, so that a link reproduces it. */
export interface FleetView {
  /** As typed. */
  readonly filter: string;
  /** States to show; all of them when empty. */
  readonly status: readonly FleetState[];
  /** As the page sees fit when absent. */
  readonly columns?: FleetColumns;
  readonly group: FleetGroupBy;
  /** Whether services without a problem are listed, too. */
  readonly showsHealthy: boolean;
}

/** With nothing in the URL. */
export const DEFAULT_FLEET_VIEW: FleetView = {
  filter: '',
  status: [],
  group: 'none',
  showsHealthy: false,
};

/** Of {@link FleetView.showsHealthy}. */
const SHOWN = 'shown';

/** Reads the view from a query; what cannot be read is as if it were not there. */
export function parseFleetView(query: URLSearchParams): FleetView {
  const status = (query.get('status') ?? '').split(',');
  const columns = parseFleetColumns(query.get('columns') ?? '');
  return {
    filter: query.get('q') ?? DEFAULT_FLEET_VIEW.filter,
    status: FLEET_STATES.filter(state => status.includes(state)),
    ...(columns !== undefined && { columns }),
    group:
      FLEET_GROUPS.find(each => each === query.get('group')) ??
      DEFAULT_FLEET_VIEW.group,
    showsHealthy: query.get('healthy') === SHOWN,
  };
}

/** Writes the view into a copy of the query, defaults left out, and leaves other parameters alone. */
export function writeFleetView(
  query: URLSearchParams,
  view: FleetView,
): URLSearchParams {
  const next = new URLSearchParams(query);
  const parameters: Readonly<Record<string, string | undefined>> = {
    q: view.filter,
    status: view.status.join(','),
    columns: view.columns,
    group: view.group === DEFAULT_FLEET_VIEW.group ? undefined : view.group,
    healthy: view.showsHealthy ? SHOWN : undefined,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}
