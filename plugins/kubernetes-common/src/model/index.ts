export * from './ClusterObjects';
export * from './customResource';
export * from './event';
export * from './meta';
export * from './others';
export * from './parse';
export * from './pod';
export * from './workloads';
