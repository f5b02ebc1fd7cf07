import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { kubernetesPermissions } from '@podlight/backstage-plugin-kubernetes-common';
import { startBackend } from './__testUtils__/startBackend';

describe('the plugin', () => {
  it.each<[string, JsonObject, number]>([
    ['starts', {}, 404],
    ['does not start', { serviceLocatorMethod: { type: 'byTeam' } }, 503],
  ])(
    'has its permissions in the registry where it %s',
    async (_, kubernetes, status) => {
      const registry = mockServices.permissionsRegistry.mock();

      const { get, stop } = await startBackend({
        kubernetes,
        features: [registry.factory],
      });
      try {
        const response = await get('component/default/none/snapshot');
        expect(response.status).toBe(status);
        expect(registry.addPermissions).toHaveBeenCalledWith(
          kubernetesPermissions,
        );
      } finally {
        await stop();
      }
    },
  );
});
