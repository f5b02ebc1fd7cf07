export { BoundObserver } from './binding/BoundObserver';
export { NamespaceBinding } from './binding/NamespaceBinding';
export { checkListAccess, isAccessDenied } from './checkListAccess';
export {
  type Evidence,
  EvidenceReader,
  NO_EVIDENCE,
} from './evidence/EvidenceReader';
export {
  isCollectedLog,
  toLogProblem,
  type LogProblem,
} from './evidence/logOutcome';
export { findObject, type FoundObject } from './evidence/objectApi';
export { listRevisionObjects } from './evidence/revisionApi';
export {
  fieldSelector,
  getPod,
  getPodJson,
  listEvents,
  openLog,
} from './evidence/podApi';
export { configuredGatewayPlurals } from './gatewayApi';
export { ServedApis } from './discovery';
export { ANY_VERSION, list } from './informer/list';
export { NegativeCache } from './informer/NegativeCache';
export { DeferredPlacement, type Placement } from './placement';
export { podAnnotationFilter } from './podAnnotations';
export {
  configuredTypes,
  objectTypeNotes,
  resourceName,
  type ResourceDescriber,
  type ResourceType,
} from './resourceTypes';
export { isOwnedByService } from './service/isOwnedByService';
export type {
  ObservedObjects,
  ReadTarget,
  ServiceObserver,
} from './service/ObservedObjects';
export { ServiceInformerFactory } from './service/ServiceInformerFactory';
export { type ClusterOrder, StartScheduler } from './start';
