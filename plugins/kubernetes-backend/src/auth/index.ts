export {
  AuthenticatedConnection,
  type ClusterLine,
  type ConnectionServices,
} from './AuthenticatedConnection';
export { createAuthProviders } from './createAuthProviders';
export { CredentialCache } from './CredentialCache';
