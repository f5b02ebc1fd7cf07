import { FakeClock, Simulator, startSimulator } from '..';
import { rawPod } from './rawPod';

/**
 * A cluster `one` that serves a custom resource and no metrics, with the pods `a`
 * to `e` in the namespace `shop`, and `z` elsewhere.
 */
export async function startShop(): Promise<Simulator> {
  const simulator = await startSimulator({
    clock: new FakeClock(),
    scenario: {
      clusters: [
        {
          name: 'one',
          absentApis: ['metrics.k8s.io'],
          customResources: [
            {
              group: 'argoproj.io',
              version: 'v1alpha1',
              plural: 'rollouts',
              kind: 'Rollout',
            },
          ],
        },
      ],
    },
  });
  const cluster = simulator.cluster('one');
  for (const name of ['c', 'a', 'e', 'b', 'd']) {
    cluster.put(rawPod(name, 'shop', { app: name < 'c' ? 'web' : 'api' }));
  }
  cluster.put(rawPod('z', 'elsewhere', { app: 'web' }));
  return simulator;
}
