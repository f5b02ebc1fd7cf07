export type { ClusterUpdate } from './ClusterUpdate';
export { createDiagnosis, defaultDiagnosis, type Diagnosis } from './diagnosis';
export {
  createGuidance,
  type Guidance,
  type GuidanceOptions,
} from './guidance';
export { TransitionLog } from './logTransitions';
export { Mailbox } from './Mailbox';
export {
  isSameService,
  type LocatedService,
  ServicePipeline,
  type ServicePipelineOptions,
} from './ServicePipeline';
