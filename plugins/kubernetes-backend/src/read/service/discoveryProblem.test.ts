import {
  isOutOfSight,
  isUnreadable,
} from '@podlight/backstage-plugin-kubernetes-common';
import { discoveryProblem } from './discoveryProblem';

describe('discoveryProblem', () => {
  it('says what is missing and why, and which right is lacking', () => {
    const { kind, reason } = discoveryProblem({
      code: 'forbidden',
      message: 'cannot get path "/apis"',
      status: 403,
    });
    expect(kind).toBe('Pod');
    expect(reason.code).toBe('limited');
    expect(reason.message).toMatch(
      /^custom resources .* missing: .*cannot get path "\/apis"\); .*system:discovery.*customResources/,
    );
  });

  it('says that it is tried again where it is no question of rights', () => {
    const { reason } = discoveryProblem({ code: 'timeout', message: 'slow' });
    expect(reason.message).toMatch(/\(slow\); .*again every minute/);
  });

  it('keeps a cluster from being called healthy, and its pods in sight', () => {
    const problem = discoveryProblem({ code: 'timeout', message: 'slow' });
    const cluster = {
      state: { phase: 'live' as const, at: '2026-01-01T12:00:00Z' },
      kindProblems: [problem],
    };
    expect(isUnreadable(cluster)).toBe(true);
    expect(isOutOfSight(cluster)).toBe(false);
  });
});
