import { AddedSources } from './added/AddedSources';
import {
  followBySources,
  FollowBySourcesOptions,
} from './added/followBySources';
import {
  followByWorkers,
  FollowByWorkersOptions,
} from './pool/followByWorkers';
import { FollowedCluster } from './source/chooseClusters';
import { FleetSource } from './source/FleetSource';
import { watchClusters, WatchClustersOptions } from './source/watchClusters';

export interface FleetSourceOptions
  extends Pick<WatchClustersOptions, 'registry' | 'holding'>,
    Omit<FollowByWorkersOptions, 'random'> {
  /** The sources of modules. */
  readonly sources: AddedSources;
  readonly onSourceFault: FollowBySourcesOptions['onFault'];
  readonly onUnknownCluster: FollowBySourcesOptions['onUnknown'];
  /** Milliseconds that no change of the host's clock affects. */
  readonly monotonic?: () => number;
  readonly random?: () => number;
}

/**
 * Where the records come from: each cluster from the source of a module that has it, or else
 * from workers. Only clusters whose credential all users share are followed.
 */
export function fleetSource({
  sources,
  onSourceFault,
  onUnknownCluster,
  monotonic = () => performance.now(),
  random = Math.random,
  ...options
}: FleetSourceOptions): FleetSource {
  const { types, maxRecords } = options.settings;
  return {
    follow: async (sink, signal) => {
      const bySources = followBySources(
        {
          sources,
          kinds: types.map(({ kind }) => kind),
          maxRecords,
          clock: options.clock,
          monotonic,
          random,
          onFault: onSourceFault,
          onUnknown: onUnknownCluster,
        },
        sink,
        signal,
      );
      const byWorkers = sources.hasAll
        ? undefined
        : followByWorkers({ ...options, random }, sink, signal);
      await watchClusters(
        {
          ...options,
          sink,
          onClusters: (followed, known) => {
            const isAdded = ({ details }: FollowedCluster) =>
              sources.of(details.name) !== undefined;
            bySources.setClusters(followed.filter(isAdded), known);
            byWorkers?.setClusters(
              followed.filter(each => !isAdded(each)),
              known,
            );
          },
        },
        signal,
      );
      await Promise.all([bySources.ended(), byWorkers?.ended()]);
    },
  };
}
