/**
 * The three questions that every Kubernetes set-up answers in its own way, as
 * interfaces, and the extension points that take the answers; and the one that
 * takes rules for the diagnosis.
 *
 * @packageDocumentation
 */
export * from './extensionPoints';
export * from './types';
