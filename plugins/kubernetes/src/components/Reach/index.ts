export { ReachSection } from './ReachSection';
export { FindingReach } from './FindingReach';
