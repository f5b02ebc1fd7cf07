export { CLASS_TEXTS, FINDING_MESSAGES } from './en';
export { clusterOfCommands, STEP_COMMANDS, stepCommand } from './commands';
export { decidingFact } from './decidingFact';
export { englishText } from './englishText';
export { flatten, type FlatKeys, type NestedMessages } from './flatten';
export { formatAge, JUST_NOW_MS } from './formatAge';
export { formatCount } from './formatCount';
export { plainMarkdown, quotedMarkdown, utcTime } from './markdown';
export {
  listPlaceholders,
  resolveText,
  type CommandGuide,
  type FindingText,
  type StepCommand,
  type StepText,
} from './resolveText';
export * from './types';
export { placeholderParam, wordedParams } from './wordedParams';
