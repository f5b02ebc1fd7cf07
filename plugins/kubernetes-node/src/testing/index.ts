/**
 * A conformance kit for people who write their own providers. It works with any
 * test framework: each case has a name and a function that rejects when the
 * provider violates its contract.
 *
 * @packageDocumentation
 */
export {
  authProviderCases,
  type AuthProviderCasesOptions,
} from './authProviderCases';
export {
  clusterProviderCases,
  type ClusterProviderCasesOptions,
} from './clusterProviderCases';
export {
  aPrincipal,
  aServicePrincipal,
  type ConformanceCase,
} from './ConformanceCase';
export { fleetSourceCases } from './fleetSourceCases';
export { type FleetSourceCasesOptions } from './FollowedSource';
export {
  namespacePolicyCases,
  type NamespacePolicyCasesOptions,
} from './namespacePolicyCases';
export {
  serviceLocatorCases,
  type ServiceLocatorCasesOptions,
} from './serviceLocatorCases';
export type * from '../fleet';
export type * from '../types';
