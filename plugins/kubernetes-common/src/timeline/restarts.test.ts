import { secondsAgo } from '../testing';
import { restartMoments, untimedRestarts } from './restarts';
import {
  aPodOf,
  aServiceCluster,
  HOUR_MS,
  NOW,
} from './testing/aServiceCluster';

const container = aPodOf('web', 'any').containers[0];

it('finds the last restart of each pod, with its exit code', () => {
  const pods = [
    aPodOf('web', 'web-1', {
      restarts: 3,
      lastRestartAt: secondsAgo(60),
      containers: [
        { ...container, restarts: 3, exitCode: 137 },
        { ...container, name: 'proxy', exitCode: 0 },
      ],
    }),
    aPodOf('web', 'web-2'),
    // Its time is lost.
    aPodOf('web', 'web-3', { restarts: 2 }),
  ];
  expect(restartMoments(aServiceCluster({ pods }))).toEqual([
    {
      time: secondsAgo(60),
      group: 'Deployment/games/web',
      about: { type: 'pod', kind: 'Pod', namespace: 'games', name: 'web-1' },
      fact: { kind: 'restart', exitCode: 137 },
    },
  ]);
});

it('names no exit code where it may be that of another container', () => {
  const pods = [
    aPodOf('web', 'web-1', {
      restarts: 2,
      lastRestartAt: secondsAgo(60),
      containers: [
        { ...container, restarts: 1, exitCode: 1 },
        { ...container, name: 'proxy', restarts: 1, exitCode: 2 },
      ],
    }),
  ];
  expect(restartMoments(aServiceCluster({ pods }))[0].fact).toEqual({
    kind: 'restart',
  });
});

it('groups a bare pod by itself', () => {
  const pods = [
    aPodOf('web', 'alone', {
      restarts: 1,
      lastRestartAt: secondsAgo(60),
      workload: undefined,
    }),
  ];
  expect(restartMoments(aServiceCluster({ pods }))[0].group).toBe(
    'Pod/games/alone',
  );
});

it('counts the restarts before the last one, of pods that restarted lately', () => {
  const pods = [
    aPodOf('web', 'web-1', { restarts: 9, lastRestartAt: secondsAgo(60) }),
    aPodOf('web', 'web-2', { restarts: 1, lastRestartAt: secondsAgo(60) }),
    aPodOf('web', 'web-3', { restarts: 5, lastRestartAt: secondsAgo(9_000) }),
    aPodOf('web', 'web-4', { restarts: 5, lastRestartAt: 'x' }),
    aPodOf('web', 'web-5'),
  ];
  const span = { from: NOW - HOUR_MS, to: NOW };
  expect(untimedRestarts(aServiceCluster({ pods }), span)).toBe(8);
});
