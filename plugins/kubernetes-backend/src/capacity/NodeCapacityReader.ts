import {
  NodeCapacity,
  NodeFacts,
  nodeSuits,
  Pod,
  podRequests,
  ResourceCapacity,
  shortResources,
} from '@podlight/backstage-plugin-kubernetes-common';
import { getPodJson } from '../read';
import { ClusterConnection } from '../transport';
import { readField } from '../util/readField';
import { ok, Result } from '../util/Result';
import { NodeLists } from './NodeLists';

/** Each costs a list of its pods. */
const MAX_CHECKED_NODES = 10;

const NOTHING: NodeCapacity = {
  state: 'known',
  suitableNodes: 0,
  resources: [],
};

/**
 * Works out how much room is left on the nodes that suit an unschedulable pod. Only
 * numbers leave it: no names of nodes, and nothing of other pods but what they request
 * in all.
 */
export class NodeCapacityReader {
  readonly #lists: Pick<NodeLists, 'nodes' | 'requestsOn'>;

  constructor(lists: Pick<NodeLists, 'nodes' | 'requestsOn'>) {
    this.#lists = lists;
  }

  /** Rejects only when the signal aborts. */
  async read(
    connection: ClusterConnection,
    pod: Pod,
    signal: AbortSignal,
  ): Promise<NodeCapacity> {
    const resources = shortResources(pod);
    if (resources.length === 0) return NOTHING;
    const { namespace, name, uid } = pod.metadata;
    const results = await Promise.all([
      getPodJson(connection, { namespace, name }, signal),
      this.#lists.nodes(connection, signal),
    ]);
    signal.throwIfAborted();
    const [whole, nodes] = results;
    if (!whole.ok) return { state: 'unavailable', reason: whole.reason };
    if (!nodes.ok) return { state: 'unavailable', reason: nodes.reason };
    // Another may have its name by now.
    const isSame = readField(readField(whole.value, 'metadata'), 'uid') === uid;
    const suitable = nodes.value.filter(nodeSuits(whole.value));
    if (!isSame || suitable.length === 0) return NOTHING;
    const requests = podRequests(whole.value);
    const measured = await Promise.all(
      resources.map(resource =>
        this.#measure(
          connection,
          { resource, requested: requests.get(resource) ?? 0 },
          suitable,
          signal,
        ),
      ),
    );
    signal.throwIfAborted();
    const failed = measured.find(result => !result.ok);
    if (failed) return { state: 'unavailable', reason: failed.reason };
    return {
      state: 'known',
      suitableNodes: suitable.length,
      resources: measured.flatMap(result => (result.ok ? [result.value] : [])),
    };
  }

  async #measure(
    connection: ClusterConnection,
    wanted: Pick<ResourceCapacity, 'resource' | 'requested'>,
    suitable: readonly NodeFacts[],
    signal: AbortSignal,
  ): Promise<Result<ResourceCapacity>> {
    const size = ({ allocatable }: NodeFacts) =>
      allocatable.get(wanted.resource) ?? 0;
    const checked = suitable
      .toSorted((a, b) => size(b) - size(a))
      .slice(0, MAX_CHECKED_NODES);
    const largest = size(checked[0]);
    if (wanted.requested > largest) {
      return ok({ ...wanted, largest, checkedNodes: 0 });
    }
    const reserved = await Promise.all(
      checked.map(node => this.#lists.requestsOn(connection, node, signal)),
    );
    let free = 0;
    for (const [index, result] of reserved.entries()) {
      if (!result.ok) return result;
      const taken = result.value.get(wanted.resource) ?? 0;
      free = Math.max(free, size(checked[index]) - taken);
    }
    return ok({ ...wanted, largest, free, checkedNodes: checked.length });
  }
}
