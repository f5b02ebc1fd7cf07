export { createFleet, type Fleet, type FleetOptions } from './createFleet';
export { workerFleetSource } from './workerFleetSource';
