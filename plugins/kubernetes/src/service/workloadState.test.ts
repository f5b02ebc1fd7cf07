import {
  ObjectRow,
  PodRow,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aFinding, aPodRow } from '../fixtures';
import {
  tellingStatus,
  workloadState,
  worstFinding,
  worstPod,
} from './workloadState';

type Row = WorkloadRow & ObjectRow;

const aRow = (changes: Partial<Row> = {}): Row => ({
  ...{ kind: 'Deployment', namespace: 'games', name: 'web' },
  ...changes,
});

const inState = (state: PodRow['state'], name = 'web') =>
  aPodRow({ name, state });

const CONDITION = { type: 'Progressing', status: 'False' };
const ROLLOUT = [{ name: 'web-2', isNew: true, replicas: 1 }];

it.each<[Partial<Row>, string | undefined]>([
  [{ desired: 2, ready: 2 }, 'ready'],
  [{ desired: 2, ready: 3 }, 'ready'],
  [{ desired: 2, ready: 2, isPaused: true }, 'suspended'],
  [{ desired: 2, ready: 1 }, 'notReady'],
  [{ desired: 2 }, 'notReady'],
  [{ desired: 2, ready: 1, rollout: ROLLOUT }, 'starting'],
  [{ desired: 0 }, 'completed'],
  [{}, undefined],
  [{ desired: 2, ready: 0, conditions: [CONDITION] as never }, 'failing'],
  [{ desired: 2, ready: 1, conditions: [CONDITION] as never }, 'notReady'],
  [
    { cronJob: { schedule: '* * * * *', isSuspended: true } as never },
    'suspended',
  ],
  [
    { cronJob: { schedule: '* * * * *', isSuspended: false } as never },
    'ready',
  ],
  [{ job: { state: 'failed' } as never }, 'failing'],
  [{ job: { state: 'complete' } as never }, 'completed'],
  // Only a newer backend knows it.
  [{ job: { state: 'constructor' } as never }, undefined],
])('of %j is %s', (changes, state) => {
  expect(workloadState(aRow(changes), [])).toBe(state);
});

it('is that of the worst pod where that is worse', () => {
  const row = aRow({ desired: 2, ready: 2 });
  expect(workloadState(row, [inState('ready'), inState('failing')])).toBe(
    'failing',
  );
  expect(workloadState(row, [inState('terminating')])).toBe('ready');
});

it('finds the first of the worst pods, of those that stay', () => {
  const pods = [
    inState('terminating', 'a'),
    inState('completed', 'b'),
    inState('ready', 'c'),
    inState('notReady', 'd'),
    inState('notReady', 'e'),
  ];
  expect(worstPod(pods)?.name).toBe('d');
  expect(worstPod(pods.slice(0, 2))).toBeUndefined();
});

it.each([
  ['failing', 'CrashLoopBackOff', 'CrashLoopBackOff'],
  ['starting', 'Pending', undefined],
  ['notReady', 'Running', undefined],
  ['ready', 'Completed', undefined],
] as const)('of a %s pod with %s tells %s', (state, status, expected) => {
  expect(tellingStatus(aPodRow({ state, status }))).toBe(expected);
});

describe('the worst finding of a pod', () => {
  const pod = aPodRow({ name: 'web', namespace: 'games', state: 'failing' });
  const info = aFinding(['web'], { severity: 'info', id: 'info' });
  const warning = aFinding(['web'], { severity: 'warning', id: 'warning' });
  const error = aFinding(['web'], { severity: 'error', id: 'error' });

  it('is an error, else a warning', () => {
    expect(worstFinding(pod, [info, warning, error])?.id).toBe('error');
    expect(worstFinding(pod, [info, warning])?.id).toBe('warning');
    expect(worstFinding(pod, [info])).toBeUndefined();
  });

  it('is its own, and none while it is ready', () => {
    const other = { ...pod, namespace: 'shop' };
    expect(worstFinding(other, [error])).toBeUndefined();
    expect(worstFinding({ ...pod, name: 'api' }, [error])).toBeUndefined();
    expect(worstFinding({ ...pod, state: 'ready' }, [error])).toBeUndefined();
  });
});
