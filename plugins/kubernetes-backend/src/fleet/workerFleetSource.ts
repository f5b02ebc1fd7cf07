import { CONNECTION_DEFAULTS } from '../config/connectionDefaults';
import { ResourceType } from '../read/resourceTypes';
import { systemClock } from '../util/timing';
import { followedTypes } from './followedTypes';
import {
  WorkerFleetSource,
  WorkerFleetSourceOptions,
} from './pool/WorkerFleetSource';
import { StartWorker, workerThreads } from './pool/WorkerThread';
import { FleetSource } from './source/FleetSource';

/** For all pods of a cluster, which nobody waits for. */
const LIST_MS = 120_000;

/** All pods of a large cluster at once, from an API server that does not page its watch cache. It is parsed as it arrives. */
const MAX_BODY_BYTES = 1024 ** 3;

export interface WorkerFleetSourceSettings
  extends Pick<
    WorkerFleetSourceOptions,
    | 'registry'
    | 'credentials'
    | 'telemetry'
    | 'getCaller'
    | 'workers'
    | 'holding'
    | 'onFault'
  > {
  readonly config: {
    readonly deadlines?: {
      readonly connectMs?: number;
      readonly firstByteMs?: number;
    };
    readonly refreshIntervalMs?: number;
  };
  readonly types: readonly ResourceType[];
  readonly maxRecords: number;
  readonly userAgent: string;
  /** See {@link WorkerSettings.poolLabels}. */
  readonly poolLabels?: readonly string[];
  /** For tests; threads of this process when absent. */
  readonly startWorker?: StartWorker;
}

/** The source that lists and watches each cluster, as it is configured. */
export function workerFleetSource({
  config: {
    deadlines,
    refreshIntervalMs = CONNECTION_DEFAULTS.refreshIntervalMs,
  },
  types,
  maxRecords,
  userAgent,
  poolLabels,
  startWorker = workerThreads(),
  ...options
}: WorkerFleetSourceSettings): FleetSource {
  return new WorkerFleetSource({
    ...options,
    start: startWorker,
    clock: systemClock,
    settings: {
      types: followedTypes(types),
      deadlines: {
        connectMs: deadlines?.connectMs ?? CONNECTION_DEFAULTS.connectMs,
        firstByteMs: deadlines?.firstByteMs ?? CONNECTION_DEFAULTS.firstByteMs,
        listMs: LIST_MS,
      },
      userAgent,
      maxRecords,
      maxBodyBytes: MAX_BODY_BYTES,
      refreshIntervalMs,
      poolLabels,
    },
  });
}
