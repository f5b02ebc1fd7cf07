import {
  Dimension,
  DISPLAY_STATES,
  DisplayState,
  formatQuery,
  parseDimension,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  ConnectState,
  connectParameters,
  parseConnectState,
} from './connectState';
import {
  DEFAULT_LOG_STATE,
  logParameters,
  LogState,
  parseLogState,
} from './logState';
import {
  DEFAULT_FOLD_STATE,
  foldParameters,
  FoldState,
  parseFoldState,
  withoutGroups,
} from './foldState';
import {
  DEFAULT_MARKED_STATE,
  markedParameters,
  MarkedState,
  parseMarkedState,
} from './markedPods';
import {
  DEFAULT_OBJECT_STATE,
  objectParameters,
  ObjectAddressState,
  parseObjectAddress,
  withObject,
} from './objectAddress';
import { PodAddress, parsePodKey, podKey } from './podKey';
import { PodSort, parsePodSort, writePodSort } from './podSort';
import { parseHelpLog, helpLogParameters, HelpLogState } from './helpLogState';
import {
  DEFAULT_TIMELINE_STATE,
  parseTimelineState,
  timelineParameters,
  TimelineState,
} from './timelineState';

/** How large a pod is drawn, small to large. */
export const TILE_SIZES = ['s', 'm', 'l'] as const;

export type TileSize = (typeof TILE_SIZES)[number];

/** Pods as tiles, or as rows. */
export const POD_VIEWS = ['grid', 'table'] as const;

export type PodViewKind = (typeof POD_VIEWS)[number];

/** The parts of a pod's details. */
export const POD_TABS = ['overview', 'logs', 'events', 'manifest'] as const;

/** The parts of the details of any object. */
export const DETAIL_TABS = [...POD_TABS, 'revisions'] as const;

export type DetailTab = (typeof DETAIL_TABS)[number];

/** Dialogs about many pods. */
export const LOG_DIALOGS = ['crashes', 'merged'] as const;

export type LogDialog = (typeof LOG_DIALOGS)[number];

/** What leads to what: drawn, as a list, or only its heading. */
export const RELATION_VIEWS = ['graph', 'list', 'closed'] as const;

type RelationView = (typeof RELATION_VIEWS)[number];

/** How many crash logs stand side by side. */
export const CRASH_COLUMNS = [1, 2, 3, 4] as const;

export type CrashColumns = (typeof CRASH_COLUMNS)[number];

/**
 * What of the view is in the URL, so that a link reproduces it.
 */
export interface ViewState
  extends FoldState,
    MarkedState,
    ObjectAddressState,
    TimelineState {
  /** One dimension, or two. */
  readonly group: readonly Dimension[];
  /** The filter as typed, valid or not. */
  readonly filter: string;
  /** States to show; all of them when empty. */
  readonly status: readonly DisplayState[];
  readonly size: TileSize;
  readonly view: PodViewKind;
  readonly sort: PodSort;
  /** Columns of the table that the reader has hidden. */
  readonly hide: readonly string[];
  /** The pod whose details are open. */
  readonly pod?: PodAddress;
  /** Which part of its details. */
  readonly tab: DetailTab;
  /** Id of the finding whose help is open. */
  readonly finding?: string;
  /** Which log it quotes; the first of those that it is about when absent. */
  readonly helpLog?: HelpLogState;
  /** How relations are shown; when absent they are drawn where something has trouble. */
  readonly relations?: RelationView;
  /** The cluster whose Connect dialog is open. */
  readonly connect?: ConnectState;
  /** Logs of many pods that are open. */
  readonly logs?: LogDialog;
  /** The group whose logs are merged; the pods in view when absent. */
  readonly logsOf?: string;
  /** Key of the selected crash. */
  readonly crash?: string;
  readonly columns: CrashColumns;
  readonly log: LogState;
}

/** The default view, with nothing in the URL. */
export const DEFAULT_VIEW_STATE: ViewState = {
  group: ['cluster'],
  filter: '',
  status: [],
  size: 'm',
  view: 'grid',
  sort: { column: 'name', isDescending: false },
  hide: [],
  tab: 'overview',
  columns: 1,
  log: DEFAULT_LOG_STATE,
  ...DEFAULT_FOLD_STATE,
  ...DEFAULT_MARKED_STATE,
  ...DEFAULT_OBJECT_STATE,
  ...DEFAULT_TIMELINE_STATE,
};

/** Hides no pod. */
export const NO_FILTER = {
  filter: '',
  status: [],
  onlyMarked: false,
} as const satisfies Partial<ViewState>;

/** Whether some pods may be hidden. */
export function isFiltered(
  view: Pick<ViewState, keyof typeof NO_FILTER>,
): boolean {
  return view.filter.trim() !== '' || view.status.length > 0 || view.onlyMarked;
}

/** The part of the default that the platform team may set. */
export type GroupDefault = Pick<ViewState, 'group'>;

/** A third level would leave groups of one pod. */
const MAX_DIMENSIONS = 2;

/** More columns than a table has. */
export const MAX_HIDDEN = 50;

/** Between dimensions: no label key has a comma. */
const SEPARATOR = ',';

/**
 * Reads the view from a query; what cannot be read is as if it were not there.
 *
 * @param defaults - What pods are grouped by where the query does not say
 */
export function parseViewState(
  query: URLSearchParams,
  { group: defaultGroup }: GroupDefault = DEFAULT_VIEW_STATE,
): ViewState {
  const list = (name: string) => (query.get(name) ?? '').split(SEPARATOR);
  const group = unique(list('group').map(parseDimension));
  const status = list('status').map(toState);
  const pod = query.get('pod');
  return {
    group: group.length > 0 ? group.slice(0, MAX_DIMENSIONS) : defaultGroup,
    filter: query.get('q') ?? DEFAULT_VIEW_STATE.filter,
    status: DISPLAY_STATES.filter(state => status.includes(state)),
    size:
      TILE_SIZES.find(size => size === query.get('size')) ??
      DEFAULT_VIEW_STATE.size,
    view:
      POD_VIEWS.find(view => view === query.get('view')) ??
      DEFAULT_VIEW_STATE.view,
    sort: parsePodSort(query.get('sort')) ?? DEFAULT_VIEW_STATE.sort,
    hide: unique(list('hide').filter(id => id !== '')).slice(0, MAX_HIDDEN),
    pod: pod === null ? undefined : parsePodKey(pod),
    tab:
      DETAIL_TABS.find(tab => tab === query.get('tab')) ??
      DEFAULT_VIEW_STATE.tab,
    finding: query.get('finding') || undefined,
    ...parseObjectAddress(query),
    relations: RELATION_VIEWS.find(each => each === query.get('relations')),
    connect: parseConnectState(query),
    logs: LOG_DIALOGS.find(each => each === query.get('logs')),
    logsOf: query.get('of') || undefined,
    crash: query.get('crash') || undefined,
    columns:
      CRASH_COLUMNS.find(count => String(count) === query.get('columns')) ??
      DEFAULT_VIEW_STATE.columns,
    log: parseLogState(query),
    helpLog: parseHelpLog(query),
    ...parseFoldState(query),
    ...parseMarkedState(query),
    ...parseTimelineState(query),
  };
}

/**
 * Writes the view into a copy of the query, defaults left out, and leaves the
 * parameters of others alone.
 */
export function writeViewState(
  query: URLSearchParams,
  view: ViewState,
  { group }: GroupDefault = DEFAULT_VIEW_STATE,
): URLSearchParams {
  const next = new URLSearchParams(query);
  const defaults = viewParameters({ ...DEFAULT_VIEW_STATE, group });
  for (const [name, value] of Object.entries(viewParameters(view))) {
    if (!value || value === defaults[name]) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** The view after a change, and what follows from it. */
export function changeView(
  view: ViewState,
  changes: Partial<ViewState>,
): ViewState {
  return {
    ...view,
    ...(changes.group && withoutGroups(view)),
    ...(('finding' in changes || 'pod' in changes) && { helpLog: undefined }),
    ...(changes.marked?.length === 0 && { onlyMarked: false }),
    ...withObject(changes),
    ...changes,
  };
}

/** The address of the help with a finding, in the tab at that address. */
export function linkToFinding(href: string, finding: string): string {
  const query = writeViewState(new URLSearchParams(), {
    ...DEFAULT_VIEW_STATE,
    finding,
  });
  return `${href}?${query}`;
}

/** The address of the tab at that address, with the pods of these clusters only. */
export function linkToClusters(
  href: string,
  clusters: readonly string[],
): string {
  const filter = formatQuery({
    terms: [
      { type: 'list', field: 'cluster', values: clusters, isNegated: false },
    ],
  });
  const query = writeViewState(new URLSearchParams(), {
    ...DEFAULT_VIEW_STATE,
    filter,
  });
  return `${href}?${query}`;
}

/** All parameters of the view; those without a value are undefined. */
export function viewParameters(
  view: ViewState,
): Readonly<Record<string, string | undefined>> {
  return {
    group: view.group.join(SEPARATOR),
    q: view.filter,
    status: view.status.join(SEPARATOR),
    size: view.size,
    view: view.view,
    sort: writePodSort(view.sort),
    hide: view.hide.join(SEPARATOR),
    pod: view.pod && podKey(view.pod),
    tab: view.tab,
    finding: view.finding,
    ...objectParameters(view),
    relations: view.relations,
    ...connectParameters(view.connect),
    logs: view.logs,
    of: view.logsOf,
    crash: view.crash,
    columns: String(view.columns),
    ...logParameters(view.log),
    ...helpLogParameters(view.helpLog),
    ...foldParameters(view),
    ...markedParameters(view),
    ...timelineParameters(view),
  };
}

function toState(text: string): DisplayState | undefined {
  return DISPLAY_STATES.find(state => state === text);
}

function unique<T>(items: readonly (T | undefined)[]): readonly T[] {
  return [...new Set(items.filter(item => item !== undefined))];
}
