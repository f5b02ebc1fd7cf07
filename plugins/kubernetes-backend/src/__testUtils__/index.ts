export * from './fakeConnection';
export * from './fleet';
export * from './isMessage';
export * from './startBackend';
