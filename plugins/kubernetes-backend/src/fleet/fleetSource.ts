import { ClusterRegistry } from '../clusters/ClusterRegistry';
import { systemClock } from '../util/timing';
import {
  AddedFleetSource,
  AddedFleetSourceOptions,
} from './added/AddedFleetSource';
import { AddedSources } from './added/AddedSources';
import { followedTypes } from './followedTypes';
import { HOLDS_ALL } from './replicas/ClusterHolding';
import { splitHolding } from './replicas/splitHolding';
import { FleetSource } from './source/FleetSource';
import {
  workerFleetSource,
  WorkerFleetSourceSettings,
} from './workerFleetSource';

type Registry = Pick<ClusterRegistry, 'getClusters'>;

export interface FleetSourceSettings extends WorkerFleetSourceSettings {
  /** The sources of modules. */
  readonly sources: AddedSources;
  readonly onSourceFault: AddedFleetSourceOptions['onFault'];
  readonly onUnknownCluster: AddedFleetSourceOptions['onUnknown'];
}

/** Where the records come from: each cluster from the source that has it, or else from workers. */
export function fleetSource({
  sources,
  onSourceFault: onFault,
  onUnknownCluster: onUnknown,
  ...options
}: FleetSourceSettings): FleetSource {
  if (sources.isEmpty) return workerFleetSource(options);
  const { credentials, holding = HOLDS_ALL, registry } = options;
  const [ofModules, ofWorkers] = sources.hasAll
    ? [holding]
    : splitHolding(holding, 2);
  const added = new AddedFleetSource({
    sources,
    registry: only(registry, name => sources.of(name) !== undefined),
    credentials,
    holding: ofModules,
    kinds: followedTypes(options.types).map(({ kind }) => kind),
    maxRecords: options.maxRecords,
    clock: systemClock,
    onFault,
    onUnknown,
  });
  if (!ofWorkers) return added;
  return both(
    added,
    workerFleetSource({
      ...options,
      holding: ofWorkers,
      registry: only(registry, name => sources.of(name) === undefined),
    }),
  );
}

/** As if there were no other clusters. */
function only(
  registry: Registry,
  isWanted: (cluster: string) => boolean,
): Registry {
  return {
    getClusters: async signal => {
      const known = await registry.getClusters(signal);
      return {
        ...known,
        clusters: known.clusters.filter(({ name }) => isWanted(name)),
      };
    },
  };
}

function both(one: FleetSource, other: FleetSource): FleetSource {
  return {
    follow: async (sink, signal) => {
      await Promise.all([one.follow(sink, signal), other.follow(sink, signal)]);
    },
  };
}
