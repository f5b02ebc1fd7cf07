import { WorkloadRow } from '@podlight/backstage-plugin-kubernetes-common';
import { aPodRow } from '../fixtures';
import { objectStateRank, worstObjectState } from './objectState';
import { customResourceSign } from './otherObjects';
import { workloadState } from './workloadState';

const workload = (parts: Partial<WorkloadRow>): WorkloadRow => ({
  ...{ kind: 'Deployment', namespace: 'shop', name: 'web' },
  ...parts,
});

describe('a suspended object', () => {
  it('is neither completed nor healthy', () => {
    expect(
      customResourceSign({
        definition: 'rollouts.argoproj.io',
        state: 'suspended',
      }),
    ).toBe('suspended');
    expect(objectStateRank('suspended')).toBeLessThan(
      objectStateRank('completed'),
    );
    expect(objectStateRank('suspended')).toBeGreaterThan(
      objectStateRank('starting'),
    );
    expect(worstObjectState(['ready', 'suspended'])).toBe('suspended');
    expect(worstObjectState(['suspended', undefined])).toBe('suspended');
  });

  it.each([
    [
      'CronJob',
      { cronJob: { schedule: '@daily', isSuspended: true, active: 0 } },
    ],
    ['Job', { job: { state: 'suspended', active: 0, failed: 0 } }],
    ['paused Deployment', { desired: 1, ready: 1, isPaused: true }],
  ] as const)('can be a %s', (_, parts) => {
    expect(workloadState(workload(parts), [])).toBe('suspended');
  });

  it('is in trouble all the same where its pods are', () => {
    const failing = aPodRow({ name: 'web-1', state: 'failing' });
    const paused = workload({ desired: 1, ready: 0, isPaused: true });
    expect(workloadState(paused, [failing])).toBe('failing');
    expect(workloadState(paused, [])).toBe('notReady');
  });
});
