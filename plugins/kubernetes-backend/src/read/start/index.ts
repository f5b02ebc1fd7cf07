export { type ClusterOrder } from './ClusterOrder';
export { START_DELAYS } from './delays';
export { type ServiceStart } from './ServiceStart';
export { type StartGate } from './StartGate';
export { StartScheduler } from './StartScheduler';
