export { formatQuery } from './formatQuery';
export { matchPlace, matchPod } from './matchPod';
export { parseQuery } from './parseQuery';
export * from './types';
