export { ClusterLog } from './ClusterLog';
export { createDiagnosis, defaultDiagnosis, type Diagnosis } from './diagnosis';
export {
  createGuidance,
  type Guidance,
  type GuidanceOptions,
} from './guidance';
export { Mailbox } from './Mailbox';
export {
  isSameService,
  type LocatedService,
  ServicePipeline,
  type ServicePipelineOptions,
} from './ServicePipeline';
