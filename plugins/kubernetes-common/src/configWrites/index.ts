export { addConfigWrites } from './addConfigWrites';
export { requiredConfigMaps } from './requiredConfigMaps';
export {
  configMapKey,
  type ConfigMapName,
  type ConfigMapTime,
  type ConfigMapTimes,
} from './types';
