import { startBackend } from './startBackend.mjs';
import { listServices, startFleet } from './startFleet.mjs';
import { createFloor } from './subjects/floor.mjs';
import { createPodlight } from './subjects/podlight.mjs';
import { createPodlightFleet } from './subjects/podlightFleet.mjs';

/** A fleet, a backend without the index, and one with it, whose workers have not begun. */
export async function startIndexed({
  clusters,
  pods,
  failing,
  folder,
  plugins,
  browser,
  workers,
}) {
  const fleet = await startFleet({ clusters, pods, failing, folder });
  const backends = await Promise.all([
    startBackend({ name: 'bare', ...plugins.podlight, fleet, folder }),
    startBackend({
      name: 'indexed',
      ...plugins.podlightWithIndex,
      fleet,
      folder,
      index: { enabled: true, workers },
    }),
  ]);
  const [bare, indexed] = backends;
  const floor = await createFloor(fleet.kubeconfig);
  return {
    fleet,
    workers,
    services: listServices(fleet),
    floor,
    /** Tabs, without the index and with it. */
    podlightWithout: createPodlight(bare, browser),
    podlight: createPodlight(indexed, browser),
    bare,
    indexed: createPodlightFleet(indexed),
    stop: async () => {
      await Promise.all([floor, ...backends].map(each => each.stop()));
      await fleet.stop();
    },
  };
}
