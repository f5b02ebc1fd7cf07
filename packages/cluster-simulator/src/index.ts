export { FakeClock, systemClock, type Clock } from './clock';
export { Cluster, type ObjectReference, type StaticLog } from './Cluster';
export type { RequestCounts } from './api/RequestCounter';
export type { Fault, FaultInput } from './fault/faults';
export type { KubernetesObject } from './kube/object';
export { loadScenario, parseScenario } from './scenario/loadScenario';
export type { Scenario, ScenarioInput } from './scenario/schema';
export {
  Simulator,
  startSimulator,
  type SimulatorOptions,
} from './startSimulator';
export { startFleet, type FleetOptions } from './fleet/startFleet';
export { createCertificates } from './tls/certificates';
export { ControlServer } from './control/ControlServer';
export { ATTACKS, type Attack } from './fault/hostile/attacks';
