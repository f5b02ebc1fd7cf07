export type { FindingText, StepText } from './resolveText';
export { kubernetesFindingsTranslationRef } from './translation';
export { useFindingText, useFindingTitle } from './useFindingText';
