export {
  GuidanceProvider,
  useGuidance,
  useGuidedCluster,
  workloadKey,
  type GuidedCluster,
} from './GuidanceContext';
export {
  useContextName,
  useClusterContext,
  type ContextChoice,
} from './useContextName';
export { cliName, useCli, useTool, type Cli } from './useTool';
export {
  useAffectedClusters,
  type AffectedCluster,
} from './useAffectedClusters';
