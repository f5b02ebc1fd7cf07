export { AnonymousAuthProvider } from './AnonymousAuthProvider';
export {
  AuthenticatedConnection,
  type ClusterLine,
  type ConnectionServices,
} from './AuthenticatedConnection';
export { CredentialCache } from './CredentialCache';
export { KubeconfigAuthProvider } from './KubeconfigAuthProvider';
export { ServiceAccountAuthProvider } from './ServiceAccountAuthProvider';
