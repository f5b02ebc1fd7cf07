export {
  assessService,
  explainService,
  type ExplainedCause,
  type ExplainOptions,
  type ServiceAssessment,
  type ServiceExplanation,
} from './explainService';
export { type ServiceVerdict } from './headline';
export type { KnownCluster, KnownService } from './KnownService';
