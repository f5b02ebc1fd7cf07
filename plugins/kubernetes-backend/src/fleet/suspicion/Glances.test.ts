import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { glanceAt } from '../__testUtils__/glanceAt';
import { FleetRecord } from '../records';

const NOW = new Date('2026-11-22T07:00:00Z');
const HOUR_AGO = NOW.getTime() / 1_000 - 3_600;
const SECONDS_AGO = NOW.getTime() / 1_000 - 20;

const reasonsFor = (fields: Partial<FleetRecord>) => {
  const record = aFleetRecord(fields);
  const found = glanceAt([{ cluster: 'eu', record }], NOW);
  return [...(found.get('eu')?.reasons ?? [])];
};

describe('Glances', () => {
  it.each<[string, Partial<FleetRecord>, readonly string[]]>([
    ['a ready pod', {}, []],
    [
      'a pod that completed',
      { phase: 'Succeeded', status: 'Completed', isReady: false },
      [],
    ],
    ['a failed pod', { phase: 'Failed', status: 'Evicted' }, ['pod-failed']],
    ['a pod that is not ready', { isReady: false }, ['pod-not-ready']],
    [
      'a pod that starts',
      { isReady: false, status: 'Init:0/2', createdAt: SECONDS_AGO },
      ['pod-starting'],
    ],
    [
      'a new pod that cannot start',
      { isReady: false, status: 'ImagePullBackOff', createdAt: SECONDS_AGO },
      ['pod-not-ready'],
    ],
    [
      'a new pod that has crashed',
      { isReady: false, restarts: 1, createdAt: SECONDS_AGO },
      ['pod-not-ready'],
    ],
    [
      'a pod that starts for an hour',
      { isReady: false, status: 'ContainerCreating', createdAt: HOUR_AGO },
      ['pod-not-ready'],
    ],
    [
      'a pod that crashes',
      { status: 'CrashLoopBackOff', isReady: false },
      ['pod-not-ready'],
    ],
    [
      'a ready pod of which one container is not well',
      { status: 'CrashLoopBackOff' },
      ['pod-not-ready'],
    ],
    [
      'a pod that restarted an hour ago',
      { restarts: 3, lastRestartAt: HOUR_AGO },
      ['pod-restarted'],
    ],
    ['a pod that restarted long ago', { restarts: 3, lastRestartAt: 1 }, []],
    ['a pod that ends', { isDeleting: true }, ['pod-terminating']],
    ['a Deployment', { kind: 'Deployment', status: '', phase: '' }, []],
    [
      'a Deployment without its pods',
      { kind: 'Deployment', isReady: false },
      ['workload-not-ready'],
    ],
    [
      'a Job that failed',
      { kind: 'Job', phase: 'Failed', isReady: false },
      ['workload-failed'],
    ],
  ])('looks at %s', (_what, fields, reasons) => {
    expect(reasonsFor(fields)).toEqual(reasons);
  });

  it('says so of each cluster', () => {
    const located = ['eu', 'us'].map(cluster => ({
      cluster,
      record: aFleetRecord({ isReady: cluster === 'eu' }),
    }));
    const found = glanceAt(located, NOW);
    expect([...(found.get('eu')?.reasons ?? [])]).toEqual([]);
    expect([...(found.get('us')?.reasons ?? [])]).toEqual(['pod-not-ready']);
    expect(found.has('asia')).toBe(false);
  });

  it('counts the pods that should be up, and those that are', () => {
    const records = [
      aFleetRecord(),
      aFleetRecord({ isReady: false }),
      aFleetRecord({ isDeleting: true }),
      aFleetRecord({ phase: 'Succeeded', status: 'Completed', isReady: false }),
      aFleetRecord({ kind: 'Deployment', status: '', phase: '' }),
    ];
    const located = records.map(record => ({ cluster: 'eu', record }));
    const glance = glanceAt(located, NOW).get('eu');
    expect(glance).toMatchObject({ pods: 3, ready: 1, wrong: 1 });
  });

  it('names the versions of most pods', () => {
    const versions = ['1.0', '2.0', '2.0', '3.0', '4.0', '4.0', '4.0', ''];
    const located = versions.map(version => ({
      cluster: 'eu',
      record: aFleetRecord({
        labels: { 'app.kubernetes.io/version': version },
      }),
    }));
    expect(glanceAt(located, NOW).get('eu')?.versions).toEqual([
      '4.0',
      '2.0',
      '1.0',
    ]);
  });

  it('knows on which nodes pods are that look wrong by more than a rollout', () => {
    const located = [
      { node: 'a', isReady: false, status: 'CrashLoopBackOff' },
      { node: 'a', isReady: false, status: 'CrashLoopBackOff' },
      { node: '', isReady: false, status: 'Pending' },
      { node: 'b', isReady: false, createdAt: SECONDS_AGO },
      { node: 'c' },
      { node: '', kind: 'Job', phase: 'Failed' } as const,
    ].map(fields => ({ cluster: 'eu', record: aFleetRecord(fields) }));
    const glance = glanceAt(located, NOW).get('eu');
    expect([...(glance?.wrongOn ?? [])]).toEqual([
      ['a', 2],
      ['', 1],
    ]);
  });

  it('counts on no more than 200 nodes', () => {
    const located = Array.from({ length: 500 }, (_, number) => ({
      cluster: 'eu',
      record: aFleetRecord({ node: `n${number % 300}`, isReady: false }),
    }));
    expect(glanceAt(located, NOW).get('eu')?.wrongOn?.size).toBe(200);
  });

  it('bounds the versions of a hostile cluster', () => {
    const located = Array.from({ length: 1_000 }, (_, number) => ({
      cluster: 'eu',
      record: aFleetRecord({
        labels: {
          'app.kubernetes.io/version': `${number}`.padEnd(16_000, 'x'),
        },
      }),
    }));
    const versions = glanceAt(located, NOW).get('eu')?.versions ?? [];
    expect(versions.map(({ length }) => length)).toEqual([63, 63, 63]);
  });
});
