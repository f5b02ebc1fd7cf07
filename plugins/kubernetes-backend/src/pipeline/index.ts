export { ClusterLog } from './ClusterLog';
export { defaultDiagnosis, type Diagnosis } from './diagnosis';
export { Mailbox } from './Mailbox';
export {
  type LocatedService,
  ServicePipeline,
  type ServicePipelineOptions,
} from './ServicePipeline';
