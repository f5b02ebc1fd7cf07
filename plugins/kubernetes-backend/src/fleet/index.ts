export { createFleet, type Fleet, type FleetOptions } from './createFleet';
export { FleetSharing } from './replicas/FleetSharing';
export { AddedSources } from './added/AddedSources';
export { fleetSource } from './fleetSource';
export { workerSettings } from './workerSettings';
