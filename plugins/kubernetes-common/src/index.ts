/**
 * The pure domain of Podlight: no React, no IO, no clock, no English sentences.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './diagnose';
export * from './model';
export * from './permissions';
export * from './status';
export * from './wire';
