import { FakeClock } from '../clock';
import { FakeApiServer, startFakeApiServer } from '../FakeApiServer';
import { rawPod } from '../testing/rawPod';

/**
 * Serves a custom resource and no metrics, with the pods `a` to `e` in the
 * namespace `shop`, and `z` in another one.
 */
export async function startShop(): Promise<FakeApiServer> {
  const server = await startFakeApiServer({
    name: 'one',
    clock: new FakeClock(),
    absentApis: ['metrics.k8s.io'],
    customResources: [
      {
        group: 'argoproj.io',
        version: 'v1alpha1',
        plural: 'rollouts',
        kind: 'Rollout',
      },
    ],
  });
  for (const name of ['c', 'a', 'e', 'b', 'd']) {
    server.put(rawPod(name, 'shop', { app: name < 'c' ? 'web' : 'api' }));
  }
  server.put(rawPod('z', 'elsewhere', { app: 'web' }));
  return server;
}
