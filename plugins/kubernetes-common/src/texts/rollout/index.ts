export {
  changeSubject,
  changeText,
  hidesValues,
  revisionName,
  rolloutChanges,
} from './changeText';
export { MARKDOWN_ROLLOUT_WORDS } from './englishRolloutWords';
export { imageTag } from './imageTag';
export { rolloutText } from './rolloutText';
export type { RolloutKey, RolloutWords, WriteMoment } from './RolloutWords';
