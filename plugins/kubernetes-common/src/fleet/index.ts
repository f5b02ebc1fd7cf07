export * from './environments';
export * from './filter';
export * from './groupServices';
export * from './schemas';
export { shareUnchanged } from './shareUnchanged';
export * from './skew';
export * from './states';
export * from './types';
export { isOlderVersion } from './versions';
