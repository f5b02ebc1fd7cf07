export { DeferredPlacement } from './DeferredPlacement';
export { NO_PLACEMENT, waitWhileAbsent, type Placement } from './Placement';
