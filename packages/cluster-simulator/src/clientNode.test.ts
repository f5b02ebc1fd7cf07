import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { FakeClock, startSimulator } from './testing';
import { rawPod } from './testing/rawPod';

it('is a cluster to the Kubernetes client for Node', async () => {
  const simulator = await startSimulator({
    clock: new FakeClock(),
    scenario: { clusters: [{ name: 'one' }] },
  });
  simulator.cluster('one').put(rawPod('a', 'shop'));
  const kubeconfig = new KubeConfig();
  kubeconfig.loadFromString(simulator.kubeconfig());
  const core = kubeconfig.makeApiClient(CoreV1Api);
  const { items } = await core.listNamespacedPod({ namespace: 'shop' });
  expect(items.map(pod => pod.metadata?.name)).toEqual(['a']);
  kubeconfig.setCurrentContext('one-nobody');
  const nobody = kubeconfig.makeApiClient(CoreV1Api);
  await expect(
    nobody.listNamespacedPod({ namespace: 'shop' }),
  ).rejects.toMatchObject({ code: 403 });
  await simulator.stop();
});
