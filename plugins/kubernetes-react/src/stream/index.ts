export { StreamError, VersionError } from './StreamError';
export { systemTimers, type Timers } from './timers';
