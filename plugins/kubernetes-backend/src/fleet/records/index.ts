export { type RecordLimits } from './ClusterShare';
export {
  FLEET_KINDS,
  type FleetKind,
  type FleetRecord,
  type RecordKey,
  type RecordOwner,
} from './FleetRecord';
export { type Labels } from './LabelPool';
export {
  RecordStore,
  type LocatedRecord,
  type RecordListener,
} from './RecordStore';
