export { DeferredPlacement } from './DeferredPlacement';
export { NO_PLACEMENT, type Placement } from './Placement';
export { waitUntilAbsent, waitWhileAbsent } from './waitForAbsence';
