export {
  initialServiceState,
  reduceService,
  type ServiceCluster,
  type ServiceState,
} from './reduceService';
export * from './schemas';
export * from './types';
