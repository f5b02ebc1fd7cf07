export { createFleet, type Fleet, type FleetOptions } from './createFleet';
