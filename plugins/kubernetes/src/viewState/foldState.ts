/** Which parts of the view are folded, and which long lists are shown expanded. */
export interface FoldState {
  /** Ids of groups that the reader has folded. */
  readonly folded: readonly string[];
  /** Ids of groups that would be folded, and that the reader has unfolded. */
  readonly unfolded: readonly string[];
  /** Long lists of which all is shown: `causes`, `notes`, `workloads`, `objects`, `group:ID`. */
  readonly expanded: readonly string[];
  /** Whether pods that are just ready are drawn one by one or counted; by their number when absent. */
  readonly ready?: ReadyPods;
}

/** Pods that are just ready: drawn one by one, or counted. */
export const READY_PODS = ['shown', 'counted'] as const;

export type ReadyPods = (typeof READY_PODS)[number];

/** Nothing chosen: all is as it would be. */
export const DEFAULT_FOLD_STATE: FoldState = {
  folded: [],
  unfolded: [],
  expanded: [],
};

/** What {@link FoldState.expanded} calls the pods of a group. */
const GROUP_PREFIX = 'group:';

/** The name among `expanded` of the pods of a group. */
export function groupPodsId(id: string): string {
  return `${GROUP_PREFIX}${id}`;
}

/** More are not folded by hand, and a longer link is too long for servers. The last ones count. */
const MAX_IN_URL = 60;

/** No id has a comma; see `groupId`. */
const SEPARATOR = ',';

/** Reads it from a query. */
export function parseFoldState(query: URLSearchParams): FoldState {
  const list = (name: string) => [
    ...new Set((query.get(name) ?? '').split(SEPARATOR).filter(Boolean)),
  ];
  const folded = list('folded');
  return {
    folded,
    unfolded: list('unfolded').filter(id => !folded.includes(id)),
    expanded: list('all'),
    ready: READY_PODS.find(each => each === query.get('ready')),
  };
}

/** The parameters that {@link parseFoldState} reads as this. */
export function foldParameters(
  state: FoldState,
): Readonly<Record<string, string | undefined>> {
  const text = (ids: readonly string[]) =>
    ids.slice(-MAX_IN_URL).join(SEPARATOR);
  return {
    folded: text(state.folded),
    unfolded: text(state.unfolded),
    all: text(state.expanded),
    ready: state.ready,
  };
}

/** The same without what is about groups: those of another dimension are others. */
export function withoutGroups({ expanded, ready }: FoldState): FoldState {
  return {
    ...DEFAULT_FOLD_STATE,
    ready,
    expanded: expanded.filter(name => !name.startsWith(GROUP_PREFIX)),
  };
}
