export * from './classes';
export * from './detect';
export * from './findingClusters';
export * from './requiredEvidence';
export * from './ruleSets';
export * from './rollUp';
export * from './types';
