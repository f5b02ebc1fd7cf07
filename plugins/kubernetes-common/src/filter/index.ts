export { formatQuery } from './formatQuery';
export {
  hasLabels,
  matchLocation,
  matchPod,
  type FilteredPod,
  type WordsOf,
} from './matchPod';
export { parseQuery } from './parseQuery';
export * from './types';
