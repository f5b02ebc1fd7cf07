export { ClusterDirectory } from './ClusterDirectory';
export { ClusterHealth } from './ClusterHealth';
export { DiagnosisDesk } from './DiagnosisDesk';
