export { createFleet, type Fleet, type FleetOptions } from './createFleet';
export { FleetSharing } from './replicas/FleetSharing';
export { workerFleetSource } from './workerFleetSource';
