export {
  changeSubject,
  changeText,
  hidesValues,
  revisionName,
  rolloutChanges,
} from './changeText';
export {
  configMapName,
  configWriteLead,
  configWriteText,
} from './configWriteText';
export { imageTag } from './imageTag';
export { rolloutText } from './rolloutText';
export type { RolloutKey, RolloutWords, WriteMoment } from './RolloutWords';
