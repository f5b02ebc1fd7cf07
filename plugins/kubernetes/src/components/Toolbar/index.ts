export { FILTER_SHORTCUT } from './FilterBox';
export {
  ClearFilters,
  DisplayOptions,
  Toolbar,
  type ToolbarProps,
} from './Toolbar';
