export { NodeCapacityReader } from './NodeCapacityReader';
export { NodeLists } from './NodeLists';
