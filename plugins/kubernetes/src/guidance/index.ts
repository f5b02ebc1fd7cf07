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
export { useUndoPlaces } from './useUndoPlaces';
