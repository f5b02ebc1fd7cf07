import { secondsAgo } from '../testing';
import { recoveryMoments } from './recoveries';
import { aPodOf, aServiceCluster } from './testing/aServiceCluster';

it('finds when pods became ready again', () => {
  const pods = [
    aPodOf('web', 'web-1', { readyAgainAt: secondsAgo(30) }),
    aPodOf('web', 'web-2'),
  ];
  expect(recoveryMoments(aServiceCluster({ pods }))).toEqual([
    {
      time: secondsAgo(30),
      group: 'Deployment/games/web',
      about: { type: 'pod', kind: 'Pod', namespace: 'games', name: 'web-1' },
      fact: { kind: 'recovery' },
    },
  ]);
});
