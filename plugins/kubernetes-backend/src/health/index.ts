export { ClusterHealth } from './ClusterHealth';
