export * from './isMessage';
export * from './startBackend';
