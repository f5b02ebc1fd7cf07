/**
 * Hooks and parts for Kubernetes-first Backstage plugins.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './hooks';
export * from './logins';
export * from './resources';
export * from './slots';
export * from './stream';
