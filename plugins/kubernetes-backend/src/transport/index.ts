export { CircuitBreaker, FORGET_AFTER_MS } from './CircuitBreaker';
export { classifyError } from './classifyFailure';
export * from './ClusterConnection';
export { ClusterTransport, type TransportDeadlines } from './ClusterTransport';
export { METADATA, METADATA_LIST, METADATA_ONLY, TABLE } from './mediaTypes';
export { readAuthority } from './readAuthority';
export { readBody } from './readBody';
export {
  clusterDigest,
  DelegatingConnection,
  sharingKey,
} from './DelegatingConnection';
export { SharedReads } from './SharedReads';
export { SubscriberSet } from './SubscriberSet';
