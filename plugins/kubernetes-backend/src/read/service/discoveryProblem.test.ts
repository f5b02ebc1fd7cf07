import {
  isOutOfSight,
  isUnreadable,
} from '@podlight/backstage-plugin-kubernetes-common';
import { discoveryProblem } from './discoveryProblem';

const FORBIDDEN = {
  code: 'forbidden',
  message: 'cannot get path "/apis"',
  status: 403,
} as const;

describe('discoveryProblem', () => {
  it('says of custom resources what was asked for, and why it failed', () => {
    expect(discoveryProblem(FORBIDDEN)).toEqual({
      kind: 'CustomResource',
      reason: {
        ...FORBIDDEN,
        message: `can't read at /apis which APIs the cluster serves: ${FORBIDDEN.message}`,
      },
    });
  });

  it('keeps a cluster from being called healthy, and its pods in sight', () => {
    const cluster = {
      state: { phase: 'live' as const, at: '2026-01-01T12:00:00Z' },
      kindProblems: [discoveryProblem(FORBIDDEN)],
    };
    expect(isUnreadable(cluster)).toBe(true);
    expect(isOutOfSight(cluster)).toBe(false);
  });
});
