import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { FleetRecord } from '../records';
import { findSuspicion } from './findSuspicion';

const NOW = new Date('2026-11-22T07:00:00Z');
const HOUR_AGO = NOW.getTime() / 1_000 - 3_600;

const reasonsFor = (fields: Partial<FleetRecord>) => {
  const record = aFleetRecord(fields);
  const found = findSuspicion([{ cluster: 'eu', record }], NOW);
  return [...(found.get('eu') ?? [])];
};

describe('findSuspicion', () => {
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

  it('says in which clusters', () => {
    const located = ['eu', 'us'].map(cluster => ({
      cluster,
      record: aFleetRecord({ isReady: cluster === 'eu' }),
    }));
    expect([...findSuspicion(located, NOW).keys()]).toEqual(['us']);
  });
});
