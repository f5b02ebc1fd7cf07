export {
  GuidanceProvider,
  useGuidance,
  useGuidedCluster,
  type GuidedCluster,
} from './GuidanceContext';
export {
  useContextName,
  useContextOf,
  type ContextChoice,
} from './useContextName';
export { cliOf, useCli, useTool, type Cli } from './useTool';
export { useUndoPlaces } from './useUndoPlaces';
