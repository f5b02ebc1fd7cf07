export type { FindingText, StepText } from './resolveText';
export { kubernetesFindingsTranslationRef } from '../findingsTranslation';
export { useFindingText, useFindingTitle } from './useFindingText';
