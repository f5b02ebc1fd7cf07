import { fleetSourceCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import { SearchFleetSource, SearchService } from './SearchFleetSource';

const aPod = (namespace: string, name: string) => ({
  kind: 'Pod',
  metadata: { namespace, name, labels: { app: 'web' } },
  status: { phase: 'Running' },
});

describe('SearchFleetSource', () => {
  let pods = 1;

  /** In memory, and interrupted as yours should be. */
  const search: SearchService = {
    async find(cluster, kind, signal) {
      signal.throwIfAborted();
      if (kind !== 'Pod') return [];
      return Array.from({ length: pods }, (_, i) => aPod(cluster, `web-${i}`));
    },
  };
  const down: SearchService = {
    find: async () => {
      throw new Error('503 Service Unavailable');
    },
  };

  const cases = fleetSourceCases({
    create: () => new SearchFleetSource(search, 50),
    createFailing: () => new SearchFleetSource(down, 50),
    cluster: 'edge-1',
    otherCluster: 'edge-2',
    change: () => {
      pods += 1;
    },
  });
  it.each(cases)('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
