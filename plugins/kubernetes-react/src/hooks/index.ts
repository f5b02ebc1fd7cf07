export {
  ServiceFollower,
  type ServiceConnection,
  type ServiceFollowerOptions,
  type ServiceFollowerSnapshot,
} from './ServiceFollower';
export type { Loadable } from './useLoadable';
export { useNow } from './useNow';
export { usePodEvents } from './usePodEvents';
export { usePodLogs } from './usePodLogs';
export {
  useService,
  type UseServiceOptions,
  type UseServiceResult,
} from './useService';
export { documentVisibility, type Visibility } from './visibility';
