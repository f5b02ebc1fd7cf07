import {
  ClusterMessage,
  ClusterUsage,
  PodRow,
  PodUsage,
  ServiceSnapshot,
  ServiceUsage,
  namespacedName,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { Caller } from '../auth';
import { LocatedService } from '../pipeline';
import { ViewerConnection } from '../transport';
import { Result } from '../util/Result';
import { planUsage } from './planUsage';
import { UsageLists } from './UsageLists';

export interface ServiceUsageReaderOptions {
  connect(cluster: ClusterDetails, caller: Caller): ViewerConnection;
  /** The pods of a service, from existing informers where there are any. */
  snapshot(
    service: LocatedService,
    signal: AbortSignal,
  ): Promise<ServiceSnapshot>;
  readonly lists: Pick<UsageLists, 'read'>;
}

/**
 * Resource usage of a service's pods. The pods come from the same informers
 * as those in the tab, with the caller's permissions; only clusters where some run
 * are queried, and only these pods are kept from their responses.
 */
export class ServiceUsageReader {
  readonly #options: ServiceUsageReaderOptions;

  constructor(options: ServiceUsageReaderOptions) {
    this.#options = options;
  }

  /** Rejects only when the signal aborts. A failure concerns only its cluster. */
  async read(
    service: LocatedService,
    signal: AbortSignal,
  ): Promise<ServiceUsage> {
    const { clusters } = await this.#options.snapshot(service, signal);
    const byName = new Map(clusters.map(message => [message.cluster, message]));
    return {
      clusters: await Promise.all(
        service.clusters.map(cluster =>
          this.#readCluster(cluster, service, byName.get(cluster.name), signal),
        ),
      ),
    };
  }

  async #readCluster(
    details: ClusterDetails,
    { principal, target }: LocatedService,
    message: ClusterMessage | undefined,
    signal: AbortSignal,
  ): Promise<ClusterUsage> {
    const cluster = details.name;
    if (details.skipMetricsLookup) return { cluster, state: 'off' };
    if (message?.state.phase === 'failed') {
      return { cluster, state: 'unavailable', reason: message.state.reason };
    }
    const pods = message?.pods ?? [];
    const queries = planUsage(pods, target);
    if (queries.length === 0) return { cluster, state: 'measured', pods: [] };
    const { connect, lists } = this.#options;
    const connection = connect(details, principal);
    const results = await Promise.all(
      queries.map(query => lists.read(connection, query, signal)),
    );
    signal.throwIfAborted();
    return combine(cluster, pods, results);
  }
}

/** Partial results are kept, so a cluster has failed only when all its requests have. */
function combine(
  cluster: string,
  pods: readonly PodRow[],
  results: readonly Result<readonly PodUsage[]>[],
): ClusterUsage {
  const found = results.flatMap(result => (result.ok ? [result.value] : []));
  const failed = results.find(result => !result.ok);
  return failed && found.length === 0
    ? { cluster, state: 'unavailable', reason: failed.reason }
    : { cluster, state: 'measured', pods: ownUsage(pods, found.flat()) };
}

function ownUsage(
  pods: readonly PodRow[],
  found: readonly PodUsage[],
): readonly PodUsage[] {
  const measured = new Map(found.map(usage => [namespacedName(usage), usage]));
  return pods.flatMap(pod => {
    const usage = measured.get(namespacedName(pod));
    if (!usage || isOfAnother(pod, usage)) return [];
    const names = new Set(pod.containers.map(({ name }) => name));
    const containers = usage.containers.filter(({ name }) => names.has(name));
    return [{ ...usage, containers }];
  });
}

/** A new pod of a StatefulSet has its predecessor's name, whose metrics may still be served. */
function isOfAnother({ createdAt }: PodRow, { at }: PodUsage): boolean {
  return createdAt !== undefined && Date.parse(at) < Date.parse(createdAt);
}
