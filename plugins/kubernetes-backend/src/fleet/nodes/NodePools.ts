import {
  FLEET_LIMITS,
  FLEET_NODE_POOLS,
  compareText,
} from '@podlight/backstage-plugin-kubernetes-common';
import { scrubSecrets } from '../../scrub';
import { FleetEvent } from '../source/FleetSource';

/** In which pool the nodes of each cluster are. No name of a node leaves it. */
export class NodePools {
  readonly #clusters = new Map<string, ReadonlyMap<string, string>>();

  apply(event: FleetEvent): void {
    switch (event.type) {
      case 'nodePools':
        if (event.pools) this.#clusters.set(event.cluster, scrub(event.pools));
        else this.#clusters.delete(event.cluster);
        break;
      case 'leftOut':
      case 'gone':
        this.#clusters.delete(event.cluster);
        break;
      default:
    }
  }

  /**
   * The pools of some pods, that of most of them first.
   *
   * @param nodes - how many pods are on which node; an empty one for those that are on none
   */
  findPools(
    cluster: string,
    nodes: ReadonlyMap<string, number>,
  ): readonly string[] {
    const known = this.#clusters.get(cluster);
    const counts = new Map<string, number>();
    for (const [node, pods] of nodes) {
      const pool = poolName(node, known?.get(node));
      counts.set(pool, (counts.get(pool) ?? 0) + pods);
    }
    return [...counts]
      .sort(([a, most], [b, more]) => more - most || compareText(a, b))
      .slice(0, FLEET_LIMITS.nodePools)
      .map(([pool]) => pool);
  }
}

function poolName(node: string, pool: string | undefined): string {
  if (node === '') return FLEET_NODE_POOLS.notScheduled;
  if (pool === undefined) return FLEET_NODE_POOLS.unknown;
  return pool === '' ? FLEET_NODE_POOLS.none : pool;
}

/** Once for each pool, as a cluster has thousands of nodes in a few. */
function scrub(
  pools: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  return new Map(
    [...pools].map(([node, pool]) => {
      const name = names.get(pool) ?? scrubSecrets(pool);
      names.set(pool, name);
      return [node, name];
    }),
  );
}
