export type {
  FindingText,
  StepText,
} from '@podlight/backstage-plugin-kubernetes-common';
export { kubernetesFindingsTranslationRef } from '../findingsTranslation';
export {
  useClassTitle,
  useFindingText,
  useFindingTitle,
} from './useFindingText';
