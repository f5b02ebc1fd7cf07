export { addAmounts, type Amounts } from './amounts';
export { readNodeFacts, type NodeFacts, type NodeTaint } from './NodeFacts';
export { nodeSuits } from './nodeSuits';
export { podRequests } from './podRequests';
export { shortResource } from './shortResource';
export { shortResources } from './shortResources';
