export {
  assessService,
  explainService,
  type ExplainedCause,
  type ServiceAssessment,
  type ServiceExplanation,
} from './explainService';
export { type ServiceVerdict } from './headline';
