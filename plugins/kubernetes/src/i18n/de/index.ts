import { flatten } from '@podlight/backstage-plugin-kubernetes-common';
import { FINDING_MESSAGES } from './findings';
import { TAB_MESSAGES } from './tab';

export const TAB_IN_GERMAN = flatten(TAB_MESSAGES);

export const FINDINGS_IN_GERMAN = flatten(FINDING_MESSAGES);
