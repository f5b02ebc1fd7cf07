import { ClusterUpdate } from './ClusterUpdate';

export interface SkipWhileAbsentOptions {
  readonly cluster: string;
  /** Resolves when the service may be in the cluster, or when the viewer leaves; undefined when it may be there now. */
  readonly absence: () => Promise<void> | undefined;
  /** Asks the cluster. */
  readonly subscribe: () => AsyncIterable<ClusterUpdate>;
  readonly now: () => Date;
  readonly onFault: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/**
 * The updates of a cluster, which is not read while it is known to have nothing of the
 * service: most services are in few of a company's clusters, and watching for nothing
 * in the others would cost more than watching the service where it is.
 */
export async function* skipWhileAbsent({
  absence,
  cluster,
  now,
  onFault,
  signal,
  subscribe,
}: SkipWhileAbsentOptions): AsyncGenerator<ClusterUpdate> {
  const absent = tryToKnow(absence, onFault)?.catch(onFault);
  if (absent) {
    yield emptyUpdate(cluster, now());
    await absent;
  }
  if (!signal.aborted) yield* subscribe();
}

/** A placement that throws does not keep the cluster from being read. */
function tryToKnow(
  absence: SkipWhileAbsentOptions['absence'],
  onFault: SkipWhileAbsentOptions['onFault'],
): Promise<void> | undefined {
  try {
    return absence();
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
