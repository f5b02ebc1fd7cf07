export { multiTenantLocator, singleTenantLocator } from './locators';
export { locateService, type LocatedClusters } from './locateService';
export {
  isSameTarget,
  isSelected,
  serviceTarget,
  type ServiceTarget,
} from './serviceTarget';
