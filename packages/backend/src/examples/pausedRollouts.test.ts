import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  KubernetesService,
  ServiceResource,
} from '@podlight/backstage-plugin-kubernetes-node';
import { pausedRollouts } from './pausedRollouts';

const rollout = (
  name: string,
  state: 'healthy' | 'suspended',
): ServiceResource => ({
  cluster: 'eu',
  isStale: false,
  row: {
    kind: 'Rollout',
    namespace: 'shop',
    name,
    customResource: { definition: 'rollouts.argoproj.io', state },
  },
  status: { currentStepIndex: 1 },
});

it('finds the Rollouts that wait, on behalf of the caller', async () => {
  const credentials: BackstageCredentials = {
    $$type: '@backstage/BackstageCredentials',
    principal: {},
  };
  const getResources = jest.fn(async () => [
    rollout('web', 'suspended'),
    rollout('api', 'healthy'),
  ]);
  const kubernetes = { getResources } as unknown as KubernetesService;
  expect(
    await pausedRollouts(kubernetes, 'component:default/shop', credentials),
  ).toEqual([{ cluster: 'eu', name: 'web', step: 1 }]);
  expect(getResources).toHaveBeenCalledWith(
    'component:default/shop',
    'rollouts.argoproj.io',
    { credentials },
  );
});
