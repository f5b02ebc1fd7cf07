export {
  AuthenticatedConnection,
  type ClusterLine,
  type ConnectionServices,
} from './AuthenticatedConnection';
export { principalOf, type Caller } from './Caller';
export { ClusterLines } from './ClusterLines';
export { createAuthProviders } from './createAuthProviders';
export { CredentialCache } from './CredentialCache';
export { UserTokens } from './UserTokens';
