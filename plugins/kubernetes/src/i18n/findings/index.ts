export type { FindingText, StepText } from './resolveText';
export { kubernetesFindingsTranslationRef } from '../findingsTranslation';
export {
  useFindingText,
  useFindingTexts,
  useFindingTitle,
} from './useFindingText';
