import { createBackendModule } from '@backstage/backend-plugin-api';
import { kubernetesFleetExtensionPoint } from '@podlight/backstage-plugin-kubernetes-node';
import { SearchFleetSource, SearchService } from './SearchFleetSource';

const search: SearchService = {
  async find(cluster, kind, signal) {
    const url = new URL(
      `https://search.example.com/clusters/${encodeURIComponent(cluster)}`,
    );
    url.searchParams.set('kind', kind);
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`Search answers ${response.status}`);
    return (await response.json()).items;
  },
};

export default createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'search',
  register(env) {
    env.registerInit({
      deps: { fleet: kubernetesFleetExtensionPoint },
      async init({ fleet }) {
        fleet.addFleetSource(new SearchFleetSource(search));
      },
    });
  },
});
