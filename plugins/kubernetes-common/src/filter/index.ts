export { formatQuery } from './formatQuery';
export { matchPod } from './matchPod';
export { parseQuery } from './parseQuery';
export * from './types';
