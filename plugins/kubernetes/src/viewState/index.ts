export { useViewState } from './useViewState';
export {
  parsePodKey,
  parseViewState,
  podKey,
  writeViewState,
  type PodAddress,
  type ViewState,
} from './viewState';
