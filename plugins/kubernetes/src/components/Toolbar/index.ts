export { FILTER_SHORTCUT } from './FilterBox';
export {
  ClearFilters,
  isFiltered,
  DisplayOptions,
  Toolbar,
  type ToolbarProps,
} from './Toolbar';
