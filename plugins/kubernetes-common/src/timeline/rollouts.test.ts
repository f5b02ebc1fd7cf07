import { secondsAgo } from '../testing';
import { rolloutMoments } from './rollouts';
import { aServiceCluster } from './testing/aServiceCluster';

const web = { kind: 'Deployment', namespace: 'shop', name: 'web' };

it('finds the newest rollout of each workload, and no other', () => {
  const rollout = {
    name: 'web-7',
    revision: '7',
    at: secondsAgo(600),
    previous: { name: 'web-6' },
  };
  expect(
    rolloutMoments(
      aServiceCluster({
        workloads: [
          { ...web, lastRollout: rollout },
          { ...web, name: 'old' },
        ],
      }),
    ),
  ).toEqual([
    {
      time: secondsAgo(600),
      about: { type: 'object', ...web },
      fact: { kind: 'rollout', rollout },
    },
  ]);
});
