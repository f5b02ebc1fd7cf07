export { AbsentApis } from './AbsentApis';
export type {
  ClusterReader,
  ClusterReading,
  ReadTarget,
} from './ClusterReader';
export { isRefusal, refusalOf } from './refusalOf';
export { type Evidence, EvidenceReader, NO_EVIDENCE } from './EvidenceReader';
export { isOwnedByService } from './isOwnedByService';
export { kindsToList, objectTypeNotes } from './kinds';
export { PodsFirst } from './PodsFirst';
export { podAnnotationFilter } from './podAnnotations';
export { WatchingReader } from './WatchingReader';
export { isCollectedLog, toLogProblem, type LogProblem } from './logOutcome';
export { BoundReader } from './BoundReader';
export { NamespaceBinding } from './NamespaceBinding';
export { fieldSelector, getPod, listEvents, openLog } from './podApi';
