export { createDetector } from './createDetector';
export type { Detector, DetectorOptions } from './createDetector';
export type * from './types';
