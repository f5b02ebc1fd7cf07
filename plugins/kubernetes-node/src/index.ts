/**
 * The three questions that every Kubernetes set-up answers in its own way, as
 * interfaces, and the extension points that take the answers.
 *
 * @packageDocumentation
 */
export * from './extensionPoints';
export * from './types';
