import { Semaphore } from '../../util/Semaphore';
import { linkedAbortController } from '../../util/timing';
import { watchClusters, WatchClustersOptions } from '../pool/watchClusters';
import { FleetSink, FleetSource } from '../source/FleetSource';
import { AddedSources } from './AddedSources';
import { followAdded, FollowAddedOptions } from './followAdded';
import { OpenCalls } from './OpenCalls';

export interface AddedFleetSourceOptions
  extends Omit<WatchClustersOptions, 'onClusters' | 'sink'>,
    Pick<FollowAddedOptions, 'kinds' | 'maxRecords' | 'onFault'> {
  readonly sources: AddedSources;
  /** A source names a cluster that there isn't. */
  readonly onUnknown: (source: string, cluster: string) => void;
  readonly monotonic?: () => number;
  readonly random?: () => number;
}

/** Follows clusters by the sources that modules have added, each on its own. */
export class AddedFleetSource implements FleetSource {
  readonly #options: AddedFleetSourceOptions;
  /** Every cluster with a reading of the clusters that did not have it yet. */
  readonly #missing = new Set<string>();
  readonly #reported = new Set<string>();

  constructor(options: AddedFleetSourceOptions) {
    this.#options = options;
  }

  async follow(sink: FleetSink, signal: AbortSignal): Promise<void> {
    const {
      clock,
      monotonic = () => performance.now(),
      onFault,
      random = Math.random,
      sources,
    } = this.#options;
    const turns = new Semaphore(1);
    const calls = new OpenCalls();
    const following = new Map<string, { abort(): void }>();
    const running = new Set<Promise<void>>();
    const begin = (cluster: string) => {
      const source = sources.of(cluster);
      if (!source) return;
      const stopping = linkedAbortController(signal);
      following.set(cluster, stopping);
      const over = followAdded(
        {
          ...this.#options,
          ...{ source, cluster, sink, turns, calls, clock, monotonic, random },
        },
        stopping.signal,
      );
      running.add(over);
      void over
        .catch(error => onFault({ source: source.id, cluster, error }))
        .finally(() => running.delete(over));
    };
    await watchClusters(
      {
        ...this.#options,
        sink,
        onClusters: (followed, known) => {
          const wanted = new Set(followed.map(({ details }) => details.name));
          for (const [cluster, stopping] of following) {
            if (wanted.has(cluster)) continue;
            stopping.abort();
            following.delete(cluster);
          }
          for (const cluster of wanted) {
            if (!following.has(cluster)) begin(cluster);
          }
          this.#reportUnknown(new Set(known.map(({ name }) => name)));
        },
      },
      signal,
    );
    await Promise.all(running);
  }

  /** At the first time, a provider may not have answered yet. */
  #reportUnknown(known: ReadonlySet<string>): void {
    for (const [cluster, source] of this.#options.sources.named) {
      if (known.has(cluster)) continue;
      if (this.#missing.has(cluster) && !this.#reported.has(cluster)) {
        this.#reported.add(cluster);
        this.#options.onUnknown(source.id, cluster);
      }
      this.#missing.add(cluster);
    }
  }
}
