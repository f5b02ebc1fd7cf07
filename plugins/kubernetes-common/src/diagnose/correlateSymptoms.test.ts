import { correlateSymptoms } from './correlateSymptoms';
import { Draft } from './draft';

const WEB = { kind: 'Deployment', namespace: 'shop', name: 'web' };
const DATA = { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'data' };

function aDraft(name: string, change: Partial<Draft> = {}): Draft {
  return {
    class: name,
    severity: 'warning',
    scope: WEB,
    params: {},
    evidence: [],
    confidence: 'certain',
    missing: [],
    pods: [{ namespace: 'shop', name: 'web-1' }],
    symptoms: [],
    ...change,
  };
}

const crash = aDraft('ApplicationError');
const noEndpoints = aDraft('ServiceNoEndpoints', {
  scope: { kind: 'Service', namespace: 'shop', name: 'web' },
  severity: 'error',
  pods: [],
});
const stuck = aDraft('RolloutStuck', { severity: 'error', pods: [] });

/** `Class (symptom, symptom)` */
const shape = (drafts: readonly Draft[]) =>
  drafts.map(draft =>
    draft.symptoms.length === 0
      ? draft.class
      : `${draft.class} (${draft.symptoms.map(each => each.class).join(', ')})`,
  );

describe('correlateSymptoms', () => {
  it('nests what an owner reports under the cause in its pods', () => {
    const correlated = correlateSymptoms(
      [crash],
      [{ draft: stuck, symptomOf: WEB }],
    );
    expect(shape(correlated)).toEqual(['ApplicationError (RolloutStuck)']);
    expect(correlated[0].severity).toBe('error');
  });

  it('does not raise the severity for a symptom that follows anyway', () => {
    const [cause] = correlateSymptoms(
      [crash],
      [{ draft: noEndpoints, symptomOf: WEB }],
    );
    expect(cause).toMatchObject({
      severity: 'warning',
      symptoms: [{ class: 'ServiceNoEndpoints' }],
    });
  });

  it('keeps a report without a cause, unless it needs one', () => {
    expect(
      shape(correlateSymptoms([], [{ draft: stuck, symptomOf: WEB }])),
    ).toEqual(['RolloutStuck']);
    expect(
      correlateSymptoms(
        [],
        [{ draft: stuck, symptomOf: WEB, needsCause: true }],
      ),
    ).toEqual([]);
  });

  it('does not take a note for a cause', () => {
    const note = aDraft('ApplicationError', { severity: 'info' });
    expect(
      shape(correlateSymptoms([note], [{ draft: stuck, symptomOf: WEB }])),
    ).toEqual(['ApplicationError', 'RolloutStuck']);
  });

  it('nests pods that wait for a claim under the claim, and what they cause, too', () => {
    const waiting = aDraft('PVCUnbound');
    const claim = aDraft('PVCProvisioningFailed', {
      scope: DATA,
      severity: 'error',
    });
    expect(
      shape(
        correlateSymptoms(
          [waiting],
          [{ draft: claim }, { draft: stuck, symptomOf: WEB }],
        ),
      ),
    ).toEqual([expect.stringMatching(/^PVCProvisioningFailed \(PVCUnbound, /)]);
  });

  it('nests no pod of the same name in another namespace under a claim', () => {
    const claim = aDraft('PVCProvisioningFailed', {
      scope: DATA,
      severity: 'error',
    });
    const other = aDraft('PVCUnbound', {
      scope: { ...WEB, namespace: 'cart' },
      pods: [{ namespace: 'cart', name: 'web-1' }],
    });
    expect(
      shape(correlateSymptoms([other], [{ draft: claim }])).sort(),
    ).toEqual(['PVCProvisioningFailed', 'PVCUnbound']);
  });

  it('makes one of custom resources below one another: the lowest that says why', () => {
    const failure = (
      name: string,
      depth: number,
      change: Partial<Draft> = {},
    ) => ({
      draft: aDraft('CustomResourceFailed', {
        scope: { kind: 'Widget', namespace: 'shop', name },
        pods: [],
        ...change,
      }),
      symptomOf: { kind: 'App', namespace: 'shop', name: 'web' },
      depth,
    });
    const [tree, ...others] = correlateSymptoms(
      [],
      [
        failure('top', 1, { severity: 'error' }),
        failure('lowest', 3),
        failure('middle', 2),
        failure('stuck', 4, { class: 'CustomResourceStuck' }),
      ],
    );
    expect(others).toEqual([]);
    expect(tree).toMatchObject({
      class: 'CustomResourceFailed',
      scope: { name: 'lowest' },
      severity: 'error',
    });
    expect(tree.symptoms).toHaveLength(3);
  });

  it('makes one of the failed Jobs of a CronJob: the newest with a reason', () => {
    const nightly = { kind: 'CronJob', namespace: 'shop', name: 'nightly' };
    const job = (
      name: string,
      title: string,
      since: string,
      severity: Draft['severity'] = 'warning',
    ) =>
      ({
        draft: aDraft(title, {
          severity,
          scope: { kind: 'Job', namespace: 'shop', name },
          since,
          pods: [],
        }),
        symptomOf: nightly,
      } as const);
    const [schedule, ...others] = correlateSymptoms(
      [],
      [
        job('a', 'JobBackoffLimitExceeded', '2026-01-03T00:00:00Z'),
        job('b', 'JobDeadlineExceeded', '2026-01-01T00:00:00Z'),
        job('c', 'JobDeadlineExceeded', '2026-01-02T00:00:00Z'),
      ],
    );
    expect(others).toEqual([]);
    expect(schedule.scope.name).toBe('c');
    expect(schedule.symptoms).toHaveLength(2);
    // What is worse comes before what says more.
    const [worse] = correlateSymptoms(
      [],
      [
        job('a', 'JobDeadlineExceeded', '2026-01-03T00:00:00Z'),
        job('b', 'JobBackoffLimitExceeded', '2026-01-01T00:00:00Z', 'error'),
      ],
    );
    expect(worse.scope.name).toBe('b');
  });
});

describe('what the loss of a node does to other pods of a workload', () => {
  const nest = (cause: string, symptom: string, variant?: string) =>
    shape(
      correlateSymptoms(
        [
          aDraft(symptom, variant === undefined ? {} : { params: { variant } }),
          aDraft(cause, { pods: [{ namespace: 'shop', name: 'web-2' }] }),
        ],
        [],
      ),
    );

  it.each([
    ['EvictedNodePressure', 'UntoleratedTaint', 'pressure'],
    ['EvictedByTaint', 'UntoleratedTaint', 'notReady'],
    ['NodeUnreachable', 'UntoleratedTaint', 'notReady'],
    ['NodeShutdown', 'UntoleratedTaint', 'notReady'],
    ['NodeShutdown', 'UntoleratedTaint', 'leaving'],
    ['NodeUnreachable', 'MultiAttach', undefined],
    ['NodeUnreachable', 'MultiAttach', 'any'],
  ])('is below %s: %s (%s)', (cause, symptom, variant) => {
    expect(nest(cause, symptom, variant)).toEqual([`${cause} (${symptom})`]);
  });

  it.each([
    ['EvictedNodePressure', 'UntoleratedTaint', 'notReady'],
    ['NodeUnreachable', 'UntoleratedTaint', undefined],
    ['NodeShutdown', 'MultiAttach', undefined],
  ])('is not below %s: %s (%s)', (cause, symptom, variant) => {
    expect(nest(cause, symptom, variant)).toHaveLength(2);
  });

  it('is no cause of another workload, and none that is only a note', () => {
    const symptom = aDraft('MultiAttach');
    const lost = (change: Partial<Draft>) =>
      correlateSymptoms([symptom, aDraft('NodeUnreachable', change)], []);
    expect(lost({ scope: { ...WEB, name: 'other' } })).toHaveLength(2);
    expect(lost({ severity: 'info' })).toHaveLength(2);
  });
});
