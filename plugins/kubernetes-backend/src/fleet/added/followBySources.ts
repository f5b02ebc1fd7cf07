import { Semaphore } from '../../util/Semaphore';
import { linkedAbortController } from '../../util/timing';
import { ClusterFollower } from '../source/ClusterFollower';
import { FleetSink } from '../source/FleetSource';
import { AddedSources } from './AddedSources';
import { followAdded, FollowAddedOptions } from './followAdded';
import { OpenCalls } from './OpenCalls';

export interface FollowBySourcesOptions
  extends Pick<
    FollowAddedOptions,
    'clock' | 'kinds' | 'maxRecords' | 'monotonic' | 'onFault' | 'random'
  > {
  readonly sources: AddedSources;
  /** A source names a cluster that there isn't. */
  readonly onUnknown: (source: string, cluster: string) => void;
}

/** Follows clusters by the sources that modules have added, each on its own. */
export function followBySources(
  options: FollowBySourcesOptions,
  sink: FleetSink,
  signal: AbortSignal,
): ClusterFollower {
  const { onFault, sources } = options;
  const turns = new Semaphore(1);
  const calls = new OpenCalls();
  const following = new Map<string, { abort(): void }>();
  const running = new Set<Promise<void>>();
  const reportUnknown = unknownReporter(options);
  const begin = (cluster: string) => {
    const source = sources.of(cluster);
    if (!source) return;
    const stopping = linkedAbortController(signal);
    following.set(cluster, stopping);
    const over = followAdded(
      { ...options, source, cluster, sink, turns, calls },
      stopping.signal,
    );
    running.add(over);
    void over
      .catch(error => onFault({ source: source.id, cluster, error }))
      .finally(() => running.delete(over));
  };
  return {
    setClusters: (followed, known) => {
      const wanted = new Set(followed.map(({ details }) => details.name));
      for (const [cluster, stopping] of following) {
        if (wanted.has(cluster)) continue;
        stopping.abort();
        following.delete(cluster);
      }
      for (const cluster of wanted) {
        if (!following.has(cluster)) begin(cluster);
      }
      reportUnknown(new Set(known.map(({ name }) => name)));
    },
    ended: async () => {
      await Promise.all(running);
    },
  };
}

/** Names each cluster once, and not before it has been missing twice: a provider may not have answered yet. */
function unknownReporter({ onUnknown, sources }: FollowBySourcesOptions) {
  const missing = new Set<string>();
  const reported = new Set<string>();
  return (known: ReadonlySet<string>) => {
    for (const [cluster, source] of sources.named) {
      if (known.has(cluster)) continue;
      if (missing.has(cluster) && !reported.has(cluster)) {
        reported.add(cluster);
        onUnknown(source.id, cluster);
      }
      missing.add(cluster);
    }
  };
}
