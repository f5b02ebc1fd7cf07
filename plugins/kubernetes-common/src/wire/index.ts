export * from './clusters';
export {
  initialServiceState,
  reduceService,
  type ServiceCluster,
  type ServiceState,
} from './reduceService';
export * from './schemas';
export * from './schemas-clusters';
export * from './types';
