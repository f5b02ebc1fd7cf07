export { WITH_ANNOTATION } from './annotatedEntities';
export { chooseLocator } from './chooseLocator';
export { BUILT_IN_LOCATORS } from './locators';
export { configuredPolicies } from './namespacePolicies';
export { locateService, type LocatedClusters } from './locateService';
export { type LabelSelector, matchesSelector, parseSelector } from './selector';
export {
  isSameTarget,
  isSelected,
  serviceTarget,
  type ServiceTarget,
  type ServiceTargetOptions,
} from './serviceTarget';
export { hashSubject, SUBJECT_FIELDS } from './hashSubject';
