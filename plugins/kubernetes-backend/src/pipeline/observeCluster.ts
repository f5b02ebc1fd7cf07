import {
  ClusterProjection,
  failedMessage,
  faultReason,
} from './ClusterProjection';
import { Clock } from '../util/timing';
import { ClusterUpdate } from './ClusterUpdate';
import { Diagnosis } from './diagnosis';
import { Observation } from './Observation';
import { ObservationRun, ObservationRunOptions } from './ObservationRun';

/** Only a bug makes a stage throw, so there is no hurry to restart it. */
const RESTART_AFTER_MS = 10_000;

export interface ObserveClusterOptions extends ObservationRunOptions {
  readonly diagnosis: Diagnosis;
  readonly onFault: (cluster: string, stage: string, error: unknown) => void;
}

/**
 * Observes one service in one cluster until the signal aborts. The updates never
 * throw: whatever is thrown in here becomes this cluster's state.
 */
export function observeCluster(options: ObserveClusterOptions): Observation {
  const { clock, connection, diagnosis, onFault, signal } = options;
  const { name: cluster } = connection.cluster;
  const projection = new ClusterProjection({
    cluster,
    diagnosis,
    now: () => clock.now(),
    onFault: (stage, error) => onFault(cluster, stage, error),
  });
  let run: ObservationRun | undefined;
  async function* updates(): AsyncGenerator<ClusterUpdate> {
    while (!signal.aborted) {
      try {
        run = new ObservationRun(options, projection);
        yield* run.updates();
      } catch (error) {
        if (signal.aborted) return;
        onFault(cluster, 'read', error);
        yield faultUpdate(projection, cluster, error, clock);
      }
      await clock.sleep(RESTART_AFTER_MS, signal);
    }
  }
  return { updates: updates(), reevaluate: () => run?.reevaluate() };
}

/** The last good rows, if they are not what the fault is about. */
function faultUpdate(
  projection: ClusterProjection,
  cluster: string,
  error: unknown,
  clock: Clock,
): ClusterUpdate {
  const reason = faultReason(error);
  try {
    const message = projection.apply({ type: 'failed', reason });
    return { message, isSettled: true };
  } catch {
    const message = failedMessage(cluster, reason, clock.now());
    return { message, isSettled: true };
  }
}
