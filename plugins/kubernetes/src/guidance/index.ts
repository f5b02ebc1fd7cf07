export {
  GuidanceProvider,
  useGuidance,
  useGuidedCluster,
  type GuidedCluster,
} from './GuidanceContext';
export { useContextName, type ContextChoice } from './useContextName';
