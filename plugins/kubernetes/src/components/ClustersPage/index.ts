export { ClustersPage, type ClustersPageProps } from './ClustersPage';
export { conditionState } from './ClusterTable';
