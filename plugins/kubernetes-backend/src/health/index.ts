export { ClusterDirectory } from './ClusterDirectory';
export { ClusterHealth } from './ClusterHealth';
export { ClusterDiagnosisService } from './ClusterDiagnosisService';
