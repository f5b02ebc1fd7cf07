export * from './fakeConnection';
export * from './fleet';
export * from './isMessage';
export * from './startBackend';
export * from './ManualClock';
export * from './watchedFleet';
export * from './until';
export * from './aJsonWebToken';
