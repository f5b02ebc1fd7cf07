export {
  initialServiceState,
  reduceService,
  type ServiceCluster,
  type ServiceState,
} from './reduceService';
export * from './types';
