export {
  ATTACKS,
  ControlServer,
  createCertificates,
  FakeClock,
  systemClock,
  type Attack,
  type Clock,
  type Fault,
  type KubernetesObject,
  type ObjectReference,
  type RequestCounts,
  type StaticLog,
} from '@podlight/fake-kubernetes-api-server';
export { Cluster } from './Cluster';
export { OPERATORS } from './operators/definitions';
export { loadScenario, parseScenario } from './scenario/loadScenario';
export type { Scenario, ScenarioInput } from './scenario/schema';
export {
  Simulator,
  startSimulator,
  type SimulatorOptions,
} from './startSimulator';
export { startFleet, type FleetOptions } from './fleet/startFleet';
