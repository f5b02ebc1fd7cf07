/**
 * The pure domain of Podlight: no React, no IO, no clock, no English sentences.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './connect';
export {
  correlate,
  type Correlation,
  type CorrelationCounts,
} from './correlate';
export * from './diagnose';
export * from './filter';
export * from './glob';
export * from './group';
export { hasInvisible, showInvisible } from './invisible';
export * from './links';
export * from './logs';
export * from './model';
export * from './permissions';
export * from './revisions';
export * from './status';
export * from './usage';
export * from './userTokenHeader';
export * from './wire';
