export { FILTER_SHORTCUT } from './FilterBox';
export {
  ClearFilters,
  isFiltered,
  LookSwitches,
  Toolbar,
  type ToolbarProps,
} from './Toolbar';
