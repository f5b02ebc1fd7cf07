export * from './types';
export { certificateLink } from './certificates';
export { isCertificate } from './certificateFacts';
export type { Certificate } from './certificateFacts';
export { ReachContext, refusalKey } from './ReachContext';
export { backendLinks, ingressBackends, ingressChains } from './ingressChains';
export { serviceChains } from './serviceChains';
export { portNames } from './serviceLinks';
export {
  distinctBackends,
  routeBackendLinks,
  routeChains,
} from './routeChains';
export { gatewayLinks } from './gatewayLinks';
export { isRoute } from './gatewayFacts';
export type { Route } from './gatewayFacts';
