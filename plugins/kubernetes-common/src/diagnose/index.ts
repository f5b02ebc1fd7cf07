export * from './classes';
export * from './detect';
export * from './evidenceWanted';
export * from './families';
export * from './rollUp';
export * from './types';
