export * from './displayState';
