export { LatePlacement } from './LatePlacement';
export { NO_PLACEMENT, waitWhileAbsent, type Placement } from './Placement';
