import { FakeClock } from './clock';
import { startFakeApiServer } from './FakeApiServer';
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { createKubeconfig } from './kubeconfig';
import { rawPod } from './testing/rawPod';

it('is a cluster to the Kubernetes client for Node', async () => {
  const server = await startFakeApiServer({
    name: 'one',
    clock: new FakeClock(),
  });
  server.put(rawPod('a', 'shop'));
  const kubeconfig = new KubeConfig();
  kubeconfig.loadFromString(createKubeconfig([server]));
  const core = kubeconfig.makeApiClient(CoreV1Api);
  const { items } = await core.listNamespacedPod({ namespace: 'shop' });
  expect(items.map(pod => pod.metadata?.name)).toEqual(['a']);
  kubeconfig.setCurrentContext('one-nobody');
  const nobody = kubeconfig.makeApiClient(CoreV1Api);
  await expect(
    nobody.listNamespacedPod({ namespace: 'shop' }),
  ).rejects.toMatchObject({ code: 403 });
  await server.stop();
});
