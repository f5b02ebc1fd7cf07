import { linkedAbortController } from '../util/timing';
import { ClusterUpdate } from './ClusterUpdate';

export interface SkipWhileAbsentOptions {
  readonly cluster: string;
  /** Resolves when the service may be in the cluster, or when the viewer leaves; undefined when it may be there now. */
  readonly absence: () => Promise<void> | undefined;
  /** Resolves once the service has been gone from the cluster for minutes, or when the signal aborts; undefined where nobody can tell. */
  readonly departure: (signal: AbortSignal) => Promise<void> | undefined;
  /** Asks the cluster, until the signal aborts. */
  readonly subscribe: (signal: AbortSignal) => AsyncIterable<ClusterUpdate>;
  readonly now: () => Date;
  readonly onFault: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/**
 * The updates of a cluster, which is not read while it is known to have nothing of the
 * service: most services are in few of a company's clusters, and watching for nothing
 * in the others would cost more than watching the service where it is.
 *
 * @remarks
 * An index that loses sight of a cluster makes all open tabs ask it. Once it sees again
 * that nothing is there, they leave, or each would watch for nothing until it is reloaded.
 */
export async function* skipWhileAbsent({
  absence,
  cluster,
  departure,
  now,
  onFault,
  signal,
  subscribe,
}: SkipWhileAbsentOptions): AsyncGenerator<ClusterUpdate> {
  let wasAbsent = false;
  while (!signal.aborted) {
    const absent = tryToKnow(absence, onFault)?.catch(onFault);
    if (absent) {
      wasAbsent = true;
      yield emptyUpdate(cluster, now());
      await absent;
    }
    if (signal.aborted) return;
    const visit = linkedAbortController(signal);
    const departed = wasAbsent
      ? tryToKnow(() => departure(visit.signal), onFault)
      : undefined;
    departed?.then(() => visit.abort(), onFault);
    try {
      yield* subscribe(visit.signal);
      if (!visit.signal.aborted) return;
    } finally {
      visit.abort();
    }
  }
}

/** A placement that throws does not keep the cluster from being read. */
function tryToKnow(
  ask: () => Promise<void> | undefined,
  onFault: SkipWhileAbsentOptions['onFault'],
): Promise<void> | undefined {
  try {
    return ask();
  } catch (error) {
    onFault(error);
    return undefined;
  }
}

function emptyUpdate(cluster: string, at: Date): ClusterUpdate {
  return {
    message: {
      type: 'cluster',
      cluster,
      state: { phase: 'live', at: at.toISOString() },
      kindProblems: [],
      pods: [],
      workloads: [],
      findings: [],
    },
    isSettled: true,
  };
}
