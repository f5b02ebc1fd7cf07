export * from './classes';
export * from './detect';
export * from './evidenceWanted';
export * from './rollUp';
export * from './types';
