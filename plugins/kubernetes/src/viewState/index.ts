export { type ConnectState } from './connectState';
export { parsePodKey, podKey, type PodAddress } from './podKey';
export { POD_COLUMNS, type PodColumn, type PodSort } from './podSort';
export { useViewState, type ChangeView } from './useViewState';
export {
  DEFAULT_VIEW_STATE,
  linkToFinding,
  parseViewState,
  POD_VIEWS,
  TILE_SIZES,
  writeViewState,
  type PodViewKind,
  type TileSize,
  type ViewState,
} from './viewState';
