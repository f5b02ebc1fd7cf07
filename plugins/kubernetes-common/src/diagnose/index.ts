export * from './classes';
export * from './detect';
export * from './requiredEvidence';
export * from './families';
export * from './rollUp';
export * from './types';
