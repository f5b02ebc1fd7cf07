export {
  ServiceFollower,
  type ServiceConnection,
  type ServiceFollowerOptions,
  type ServiceFollowerSnapshot,
} from './ServiceFollower';
export { LogFanOut, type LogOutcome, type LogRequest } from './LogFanOut';
export {
  LogFollower,
  type LogFollowerOptions,
  type LogSnapshot,
  type LogStatus,
} from './LogFollower';
export {
  MergedLogFollower,
  type MergedLogFollowerOptions,
  type MergedLogPod,
  type MergedLogSnapshot,
  type MergedLogStatus,
} from './MergedLogFollower';
export type { MergedLogPhase } from './ResumableLog';
export type { Loadable } from './useLoadable';
export { useLog, type UseLogOptions, type UseLogResult } from './useLog';
export { useManyLogs, type UseManyLogsResult } from './useManyLogs';
export { useClusterDiagnosis } from './useClusterDiagnosis';
export { useClusters, type UseClustersResult } from './useClusters';
export {
  useFleetFailures,
  useFleetService,
  useFleetServices,
  type UseFleetResult,
  type UseFleetServicesOptions,
} from './useFleet';
export {
  UsageFollower,
  type UsageFollowerOptions,
  type UsageSnapshot,
} from './UsageFollower';
export {
  useMergedLog,
  type UseMergedLogOptions,
  type UseMergedLogResult,
} from './useMergedLog';
export { useNodeCapacity } from './useNodeCapacity';
export { useNow } from './useNow';
export { useObjectEvents } from './useObjectEvents';
export { useObjectManifest } from './useObjectManifest';
export { useRevisions } from './useRevisions';
export { usePodEvents } from './usePodEvents';
export { usePodLogs } from './usePodLogs';
export { usePodManifest } from './usePodManifest';
export {
  useService,
  type UseServiceOptions,
  type UseServiceResult,
} from './useService';
export {
  useUsageFollower,
  type UseUsageFollowerOptions,
} from './useUsageFollower';
export { documentVisibility, type Visibility } from './visibility';
