/**
 * Interfaces for clusters, credentials and service locations, which differ
 * between installations, and the extension points that add implementations and
 * rules for the diagnosis.
 *
 * @packageDocumentation
 */
export * from './extensionPoints';
export * from './resources';
export * from './service';
export * from './types';
