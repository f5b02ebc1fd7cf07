export {
  FleetAccess,
  type FleetGrant,
  type ReadableService,
} from './FleetAccess';
export type { FleetScope } from './scopeFilters';
