import { CONNECTION_DEFAULTS } from '../config/connectionDefaults';
import { ResourceType } from '../read/resourceTypes';
import { followedTypes } from './followedTypes';
import { WorkerSettings } from './worker/protocol';

/** For all pods of a cluster, which nobody waits for. */
const LIST_MS = 120_000;

/** All pods of a large cluster at once, from an API server that does not page its watch cache. It is parsed as it arrives. */
const MAX_BODY_BYTES = 1024 ** 3;

export interface WorkerSettingsOptions
  extends Pick<WorkerSettings, 'maxRecords' | 'poolLabels' | 'userAgent'> {
  readonly config: {
    readonly deadlines?: {
      readonly connectMs?: number;
      readonly firstByteMs?: number;
    };
    readonly refreshIntervalMs?: number;
  };
  /** Those that the tab reads. */
  readonly types: readonly ResourceType[];
}

/** What workers need to know of what is configured, for the tab and for them. */
export function workerSettings({
  config: {
    deadlines,
    refreshIntervalMs = CONNECTION_DEFAULTS.refreshIntervalMs,
  },
  types,
  ...settings
}: WorkerSettingsOptions): WorkerSettings {
  return {
    ...settings,
    types: followedTypes(types),
    deadlines: {
      connectMs: deadlines?.connectMs ?? CONNECTION_DEFAULTS.connectMs,
      firstByteMs: deadlines?.firstByteMs ?? CONNECTION_DEFAULTS.firstByteMs,
      listMs: LIST_MS,
    },
    maxBodyBytes: MAX_BODY_BYTES,
    refreshIntervalMs,
  };
}
