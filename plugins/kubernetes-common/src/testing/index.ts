/**
 * Builders of Kubernetes JSON as an API server serves it, for tests, the
 * simulator and the development app.
 *
 * @packageDocumentation
 */
export * from './anEvent';
export * from './anObject';
export * from './aPod';
export type * from '../diagnose/types';
export * from './findingsOf';
export type { ObjectOptions } from './metadata';
export * from './raw';
export * from './time';
