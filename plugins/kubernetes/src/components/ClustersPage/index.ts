export { ClustersPage } from './ClustersPage';
export { conditionState } from './ClusterTable';
