import { flatten } from '@podlight/backstage-plugin-kubernetes-common';
import { FINDING_MESSAGES } from './findings';
import { SHIPPED_TEXTS } from './findings/shipped';
import { TAB_MESSAGES } from './tab';
import { nameSteps } from '../nameSteps';

export const TAB_IN_GERMAN = flatten(TAB_MESSAGES);

export const FINDINGS_IN_GERMAN = {
  ...flatten(FINDING_MESSAGES),
  // Their English words come from the backend.
  ...flatten({ shipped: nameSteps(SHIPPED_TEXTS) }),
};
