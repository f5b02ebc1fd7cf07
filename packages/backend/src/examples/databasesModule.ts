import { createBackendModule } from '@backstage/backend-plugin-api';
import { kubernetesResourceExtensionPoint } from '@podlight/backstage-plugin-kubernetes-node';

export default createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'databases',
  register(env) {
    env.registerInit({
      deps: { resources: kubernetesResourceExtensionPoint },
      async init({ resources }) {
        resources.addResourceDefinition({
          group: 'example.com',
          kind: 'Database',
          plural: 'databases',
          health: { failed: "status.phase == 'Failed'", current: 'true' },
        });
      },
    });
  },
});
