export {
  AuthenticatedConnection,
  type RequestLimits,
  type ConnectionServices,
} from './AuthenticatedConnection';
export { toPrincipal, type Caller } from './Caller';
export { ClusterLimits } from './ClusterLimits';
export { createAuthProviders } from './createAuthProviders';
export { CredentialCache } from './CredentialCache';
export { UserTokens } from './UserTokens';
