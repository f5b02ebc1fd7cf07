import { KubernetesResource } from '@podlight/backstage-plugin-kubernetes-react';
import { ownRuns } from './analysisRuns';

const ROLLOUT = {
  cluster: 'eu',
  namespace: 'games',
  name: 'dice',
  owns: [],
};
const OWNER = { kind: 'Rollout', name: 'dice' };

function aRun(name: string, changes: object = {}): KubernetesResource {
  return {
    ...{ cluster: 'eu', namespace: 'games', kind: 'AnalysisRun', name },
    ...{ labels: {}, owners: [OWNER], owns: [], status: {} },
    ...changes,
  } as unknown as KubernetesResource;
}

function ofStep(name: string, step: string, createdAt?: string) {
  return aRun(name, { labels: { 'step-index': step }, createdAt });
}

interface Attempts {
  readonly current?: readonly string[];
  readonly newest?: string;
}

function namesOf(
  runs: readonly KubernetesResource[],
  { current = [], newest }: Attempts = {},
) {
  const analyses = current.map(name => ({
    type: 'step' as const,
    phase: 'Running',
    name,
  }));
  return ownRuns(ROLLOUT, { analyses, newest }, runs).map(({ name }) => name);
}

describe('ownRuns', () => {
  it('finds runs by their owner, in the same cluster and namespace', () => {
    expect(
      namesOf([
        aRun('mine'),
        aRun('elsewhere', { cluster: 'us' }),
        aRun('theirs', { namespace: 'shop' }),
        aRun('of-another', { owners: [{ kind: 'Rollout', name: 'roll' }] }),
        aRun('of-an-experiment', {
          owners: [{ kind: 'Experiment', name: 'dice' }],
        }),
        aRun('of-nobody', { owners: [] }),
      ]),
    ).toEqual(['mine']);
  });

  it('takes what the Rollout owns from an earlier backend', () => {
    const owns = [{ kind: 'AnalysisRun', name: 'mine' }];
    const runs = [
      aRun('mine', { owners: [] }),
      aRun('other', { owners: [] }),
      aRun('mine', { owners: [], kind: 'Experiment' }),
    ];
    const found = ownRuns({ ...ROLLOUT, owns }, { analyses: [] }, runs);
    expect(found.map(({ name }) => name)).toEqual(['mine']);
  });

  it('leaves out runs of other revisions, where both are known', () => {
    const hash = (name: string, value: string) =>
      aRun(name, { labels: { 'rollouts-pod-template-hash': value } });
    const runs = [hash('old', 'aaa'), hash('new', 'bbb'), aRun('unlabelled')];
    expect(namesOf(runs, { newest: 'bbb' })).toEqual(['new', 'unlabelled']);
    expect(namesOf(runs)).toEqual(['old', 'new', 'unlabelled']);
  });

  it('shows the newest run of each step', () => {
    expect(
      namesOf([
        ofStep('first', '1', '2026-11-30T10:00:00Z'),
        ofStep('retried', '1', '2026-11-30T11:00:00Z'),
        ofStep('undated', '1'),
        ofStep('next', '3', '2026-11-30T09:00:00Z'),
      ]),
    ).toEqual(['retried', 'next']);
  });

  it('prefers the run that the Rollout names, however old', () => {
    const runs = [
      ofStep('named', '1', '2026-11-30T10:00:00Z'),
      ofStep('newer', '1', '2026-11-30T11:00:00Z'),
    ];
    expect(namesOf(runs, { current: ['named'] })).toEqual(['named']);
    expect(namesOf([...runs].reverse(), { current: ['named'] })).toEqual([
      'named',
    ]);
  });

  it('tells analyses beside the steps apart by their type', () => {
    const ofType = (name: string, type: string, createdAt: string) =>
      aRun(name, { labels: { 'rollout-type': type }, createdAt });
    expect(
      namesOf([
        ofType('before', 'PrePromotion', '2026-11-30T10:00:00Z'),
        ofType('before-again', 'PrePromotion', '2026-11-30T11:00:00Z'),
        ofType('after', 'PostPromotion', '2026-11-30T10:00:00Z'),
      ]),
    ).toEqual(['before-again', 'after']);
  });

  it('shows fifty runs', () => {
    const runs = Array.from({ length: 51 }, (_, i) => aRun(`run-${i}`));
    expect(namesOf(runs)).toHaveLength(50);
  });

  it('reads what a run has measured', () => {
    const run = aRun('run', {
      labels: { 'step-index': '2' },
      status: {
        phase: 'Failed',
        metricResults: [
          { name: 'success-rate', phase: 'Failed', message: 'too low' },
          { name: 'latency' },
          { phase: 'Successful' },
          'nothing',
        ],
      },
    });
    expect(ownRuns(ROLLOUT, { analyses: [] }, [run])).toEqual([
      {
        name: 'run',
        step: 2,
        phase: 'Failed',
        metrics: [
          { name: 'success-rate', phase: 'Failed', message: 'too low' },
          { name: 'latency', phase: 'Pending', message: undefined },
        ],
      },
    ]);
  });

  it.each(['x', '-1', '1.5', '12345', ''])(
    'takes %p for no index of a step',
    step => {
      const [run] = ownRuns(ROLLOUT, { analyses: [] }, [ofStep('run', step)]);
      expect(run).not.toHaveProperty('step');
    },
  );

  it('reads twenty metrics', () => {
    const metricResults = Array.from({ length: 21 }, (_, i) => ({
      name: `metric-${i}`,
    }));
    const [run] = ownRuns(ROLLOUT, { analyses: [] }, [
      aRun('run', { status: { metricResults } }),
    ]);
    expect(run.metrics).toHaveLength(20);
  });

  it.each([undefined, null, 'text', [], { metricResults: {} }])(
    'reads nothing of the status %j',
    status => {
      const [run] = ownRuns(ROLLOUT, { analyses: [] }, [
        aRun('run', { status }),
      ]);
      expect(run).toEqual({ name: 'run', phase: undefined, metrics: [] });
    },
  );
});
