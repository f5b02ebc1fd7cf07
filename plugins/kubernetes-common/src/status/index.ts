export * from './displayState';
export * from './duration';
export * from './podStatus';
export * from './serviceRows';
