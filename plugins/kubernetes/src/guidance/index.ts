export {
  GuidanceProvider,
  useGuidance,
  useGuidedCluster,
  type GuidedCluster,
} from './GuidanceContext';
export {
  useContextName,
  useClusterContext,
  type ContextChoice,
} from './useContextName';
export { cliName, useCli, useTool, type Cli } from './useTool';
export { useUndoPlaces } from './useUndoPlaces';
