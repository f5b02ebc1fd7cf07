export { ClusterLog } from './ClusterLog';
export { createDiagnosis, defaultDiagnosis, type Diagnosis } from './diagnosis';
export { Mailbox } from './Mailbox';
export {
  isSameService,
  type LocatedService,
  ServicePipeline,
  type ServicePipelineOptions,
} from './ServicePipeline';
