export {
  explainService,
  type ExplainedCause,
  type ServiceExplanation,
} from './explainService';
export { type ServiceVerdict } from './headline';
