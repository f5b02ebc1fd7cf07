export {
  changeSubject,
  changeText,
  hidesValues,
  revisionName,
  rolloutChanges,
} from './changeText';
export { imageTag } from './imageTag';
export { rolloutText } from './rolloutText';
export type { RolloutKey, RolloutWords, WriteMoment } from './RolloutWords';
