import { isOutOfSight, isUnreadable, podProblem } from './clusterSight';
import { ClusterReasonCode, ClusterState, KindProblem } from './clusterTypes';

const AT = '2026-08-20T10:00:00Z';
const reason = (code: ClusterReasonCode) => ({ code, message: 'no' });
const pods = (code: ClusterReasonCode): readonly KindProblem[] => [
  { kind: 'Pod', reason: reason(code) },
];
const live: ClusterState = { phase: 'live', at: AT };

describe('the pods of a cluster', () => {
  it.each<[string, ClusterState, readonly KindProblem[], boolean, boolean]>([
    ['in sight while it is live', live, [], false, false],
    ['in sight while it connects', { phase: 'connecting' }, [], false, false],
    [
      'unknown after a failure',
      { phase: 'failed', since: AT, reason: reason('dns') },
      [],
      true,
      true,
    ],
    ['out of sight without permission', live, pods('forbidden'), true, true],
    [
      'in sight, but not all, beyond a limit',
      live,
      pods('limited'),
      false,
      true,
    ],
    [
      'in sight, but not all that may own some, without discovery',
      live,
      [{ kind: 'CustomResource', reason: reason('forbidden') }],
      false,
      true,
    ],
    [
      'in sight without one API',
      live,
      [{ kind: 'rollouts.argoproj.io', reason: reason('forbidden') }],
      false,
      false,
    ],
    [
      'in sight without other kinds',
      live,
      [{ kind: 'Job', reason: reason('forbidden') }],
      false,
      false,
    ],
  ])('are %s', (_, state, kindProblems, outOfSight, unreadable) => {
    const cluster = { state, kindProblems };
    expect(isOutOfSight(cluster)).toBe(outOfSight);
    expect(isUnreadable(cluster)).toBe(unreadable);
    expect(podProblem(cluster)).toBe(
      kindProblems.find(({ kind }) => kind === 'Pod'),
    );
  });
});
