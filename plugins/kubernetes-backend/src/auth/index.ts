export {
  AuthenticatedConnection,
  type ClusterLine,
  type ConnectionServices,
} from './AuthenticatedConnection';
export { ClusterLines } from './ClusterLines';
export { createAuthProviders } from './createAuthProviders';
export { CredentialCache } from './CredentialCache';
