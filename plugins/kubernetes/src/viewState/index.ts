export { badValues, type BadValue } from './badValues';
export { type ConnectState } from './connectState';
export {
  DEFAULT_FLEET_VIEW,
  parseFleetView,
  writeFleetView,
  type FleetView,
} from './fleetView';
export { useFleetView, type ChangeFleetView } from './useFleetView';
export {
  groupPodsId,
  READY_PODS,
  type FoldState,
  type ReadyPods,
} from './foldState';
export { groupId } from './groupId';
export {
  keptView,
  readKeptView,
  sharedSearch,
  withoutMarks,
  writeKeptView,
  type KeptView,
} from './keptView';
export {
  DEFAULT_LOG_STATE,
  LOG_RUNS,
  LOG_SINCE,
  LOG_SINCE_SECONDS,
  LOG_TAILS,
  type LogRun,
  type LogState,
} from './logState';
export { LocalViewState, type LocalViewStateProps } from './LocalViewState';
export {
  MarkedPodsProvider,
  useMarkedPods,
  type MarkedPods,
} from './MarkedPodsProvider';
export { MAX_MARKED, toggleMarked } from './markedPods';
export { parsePodKey, podKey, type PodAddress } from './podKey';
export { POD_COLUMNS, type PodColumn, type PodSort } from './podSort';
export {
  GroupDefaultProvider,
  useGroupDefault,
  useViewState,
  type ChangeView,
} from './useViewState';
export {
  TIMELINE_SPAN_MS,
  TIMELINE_SPANS,
  TIMELINE_VIEWS,
  type TimelineSpan,
  type TimelineState,
} from './timelineState';
export { useExpandedList, ExpandedListsProvider } from './expandedLists';
export { useFold } from './useFold';
export {
  changeView,
  CRASH_COLUMNS,
  DEFAULT_VIEW_STATE,
  DETAIL_TABS,
  isFiltered,
  linkToClusters,
  linkToFinding,
  LOG_DIALOGS,
  NO_FILTER,
  parseViewState,
  POD_TABS,
  POD_VIEWS,
  RELATION_VIEWS,
  TILE_SIZES,
  writeViewState,
  type CrashColumns,
  type DetailTab,
  type PodViewKind,
  type TileSize,
  type GroupDefault,
  type ViewState,
} from './viewState';
