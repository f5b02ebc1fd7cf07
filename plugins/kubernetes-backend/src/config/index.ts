export { readConfig } from './readConfig';
export * from './schema';
