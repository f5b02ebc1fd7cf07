export { StreamError } from './StreamError';
export { systemTimers, type Timers } from './timers';
