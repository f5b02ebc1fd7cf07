/**
 * Interfaces for clusters, credentials, service locations and sources of the
 * fleet index, which differ between installations, and the extension points that
 * add implementations and rules for the diagnosis.
 *
 * @packageDocumentation
 */
export * from './extensionPoints';
export * from './fleet';
export * from './resources';
export * from './service';
export * from './types';
