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
export { cliName, useCli, useTool } from './useTool';
export { useAffectedClusters, type OwnedCluster } from './useAffectedClusters';
