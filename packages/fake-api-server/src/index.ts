/**
 * A fake Kubernetes API server for tests and demos.
 *
 * @packageDocumentation
 */
export {
  FakeApiServer,
  startFakeApiServer,
  type FakeApiServerOptions,
  type ObjectReference,
} from './FakeApiServer';
export { createKubeconfig, type ReachableCluster } from './kubeconfig';
export { ControlServer, type ControlAction } from './control/ControlServer';
export type { Fault, FaultMatch, RequestFault } from './fault/faults';
export { ATTACKS, type Attack } from './fault/hostile/attacks';
export type { RequestCounts } from './api/RequestCounter';
export type { StaticLog } from './api/StaticLogs';
export { FakeClock, systemClock, type Clock } from './clock';

export type { AccessRule } from './api/access';
export type { IdentityInput } from './api/identities';
export type { CustomResource, PrinterColumn } from './kube/resources';
export {
  createCertificates,
  type ClusterCertificates,
  type KeyPair,
} from './tls/certificates';

export { ObjectStore } from './store/ObjectStore';
export {
  objectKey,
  type Change,
  type ObjectSource,
  type Query,
  type WritableObjectSource,
} from './store/ObjectSource';
export type { LabelRequirement } from './kube/labelSelector';
export type { ContainerLog, LogLine, LogSource } from './api/logs';
export { FULL_LOAD } from './api/load';

export { namespaceObject } from './kube/namespace';
export {
  at,
  listAt,
  recordAt,
  textAt,
  timestamp,
  type KubernetesObject,
  type ObjectMeta,
} from './kube/object';
export { chance, digest, uid } from './kube/random';
