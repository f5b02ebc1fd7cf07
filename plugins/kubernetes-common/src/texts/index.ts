export { CLASS_TEXTS, FINDING_MESSAGES } from './en';
export { ROLLOUT_MESSAGES } from './en/rollout';
export { clusterOfCommands, STEP_COMMANDS, stepCommand } from './commands';
export { decidingFact } from './decidingFact';
export { englishText } from './englishText';
export { flatten, type FlatKeys, type NestedMessages } from './flatten';
export { formatAge, JUST_NOW_MS } from './formatAge';
export { formatBytes } from './formatBytes';
export { formatCount } from './formatCount';
export { formatTime } from './formatTime';
export {
  markdownToText,
  plainMarkdown,
  quotedMarkdown,
  utcTime,
} from './markdown';
export {
  listPlaceholders,
  resolveText,
  type CommandGuide,
  type FindingText,
  type StepCommand,
  type StepText,
} from './resolveText';
export * from './rollout';
export * from './types';
export { placeholderParam, wordedParams } from './wordedParams';
