export { parseCustomResource, type CustomResourceApi } from './customResource';
export { trimAnnotations, type KeepAnnotation } from './meta';
export {
  isModelKind,
  MODEL_KINDS,
  parseObject,
  parseObjects,
  toClusterObjects,
} from './parseObject';
export type { DigestValue } from './template/FactWriter';
