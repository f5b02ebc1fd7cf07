import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  FieldValue,
  initialServiceState,
  ObjectRow,
  reduceService,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  kubernetesApiRef,
  KubernetesServiceProvider,
  toKubernetesResources,
} from '@podlight/backstage-plugin-kubernetes-react';
import { screen, within } from '@testing-library/react';
import {
  aCluster,
  aHello,
  DICE_ROLLER_REF,
  FakeKubernetesApi,
} from '../../fixtures';
import { RolloutDetails } from './RolloutDetails';

const definition = 'rollouts.argoproj.io';

const STEPS: FieldValue = [
  { setWeight: 20 },
  { pause: {} },
  { analysis: { templates: [{ templateName: 'success-rate' }] } },
  { pause: { duration: '10m' } },
];

const HASHES = {
  'status.currentPodHash': 'new',
  'status.stableRS': 'old',
};

const rollout = (
  fields: Readonly<Record<string, FieldValue>>,
  changes: Partial<ObjectRow> = {},
): ObjectRow => ({
  ...{ kind: 'Rollout', namespace: 'games', name: 'dice', ...changes },
  customResource: {
    definition,
    fields: { 'spec.strategy.canary.steps': STEPS, ...HASHES, ...fields },
  },
});

const run = (
  name: string,
  phase: string,
  labels: Readonly<Record<string, string>>,
  { owner = 'dice', at }: { owner?: string; at?: string } = {},
): ObjectRow => ({
  ...{ kind: 'AnalysisRun', namespace: 'games', name },
  customResource: {
    definition: 'analysisruns.argoproj.io',
    ...(at && { createdAt: `2026-01-01T${at}:00Z` }),
    labels,
    owners: [{ kind: 'Rollout', name: owner }],
    fields: {
      'status.phase': phase,
      'status.metricResults[*].name': ['success-rate'],
      'status.metricResults[*].phase': [phase],
      'status.metricResults[*].message': [
        phase === 'Failed' ? 'failed (3) > failureLimit (2)' : null,
      ],
    },
  },
});

const ofStep = (index: number, hash = 'new') => ({
  'step-index': String(index),
  'rollouts-pod-template-hash': hash,
});

async function show(...objects: readonly ObjectRow[]) {
  const service = [aHello(['eu']), aCluster('eu', [], { objects })].reduce(
    reduceService,
    initialServiceState,
  );
  const [resource] = toKubernetesResources(service, definition);
  renderInTestApp(
    <KubernetesServiceProvider entityRef={DICE_ROLLER_REF} service={service}>
      <main>
        <RolloutDetails resource={resource} />
      </main>
    </KubernetesServiceProvider>,
    { apis: [[kubernetesApiRef, new FakeKubernetesApi({})]] },
  );
  return screen.findByRole('main');
}

const steps = () =>
  within(screen.getByRole('list', { name: 'Canary steps' }))
    .getAllByRole('listitem')
    .filter(item => item.parentElement?.tagName === 'OL');

describe('RolloutDetails', () => {
  it('lists the steps of a canary with the current one, and its weights', async () => {
    const main = await show(
      rollout({
        'status.currentStepIndex': 1,
        'status.replicas': 5,
        'status.updatedReplicas': 1,
        'status.pauseConditions': [
          { reason: 'CanaryPauseStep', startTime: '2026-01-01T00:00:00Z' },
        ],
      }),
    );
    expect(steps().map(({ textContent }) => textContent)).toEqual([
      'Set weight to 20% (done)',
      'Pause until promoted ← current step',
      'Analysis success-rate',
      'Pause for 10 min',
    ]);
    expect(steps().map(item => item.getAttribute('aria-current'))).toEqual([
      null,
      'step',
      null,
      null,
    ]);
    expect(main).toHaveTextContent('Step 2 of 4');
    expect(main).toHaveTextContent(
      /Set weight20%Actual weight20%: 1 of 5 pods/,
    );
    expect(main).toHaveTextContent(
      /until someone promotes itPause started \d+d ago \(Jan 1, 2026/,
    );
    expect(
      screen.getByText('Paused at step 2 until someone promotes it'),
    ).toBeVisible();
  });

  it('says how long a pause lasts', async () => {
    const main = await show(
      rollout({
        'status.currentStepIndex': 3,
        'status.pauseConditions': [{ reason: 'CanaryPauseStep' }],
      }),
    );
    expect(main).toHaveTextContent('Paused at step 4; continues after 10 min');
    expect(main).not.toHaveTextContent('Pause started');
  });

  it.each([
    ['InconclusiveAnalysisRun', /someone has to promote or abort it/],
    ['BlueGreenPause', /before the new revision becomes active/],
    ['SomethingNew', /Paused: SomethingNew/],
  ])('says that it waits because of %s', async (reason, words) => {
    const pauses = { 'status.pauseConditions': [{ reason }] };
    expect(await show(rollout(pauses))).toHaveTextContent(words);
  });

  it('says that it is paused by its spec', async () => {
    expect(await show(rollout({ 'spec.paused': true }))).toHaveTextContent(
      'spec.paused is true',
    );
  });

  it('says why it was aborted, with the measurement that ended it and no current step', async () => {
    const main = await show(
      rollout(
        {
          'status.abort': true,
          'status.abortedAt': '2026-01-01T00:00:00Z',
          'status.currentStepIndex': 0,
          'status.canary.weights': { canary: { weight: 0 } },
        },
        {
          conditions: [
            {
              ...{ type: 'Progressing', status: 'False' },
              ...{ reason: 'RolloutAborted', message: 'too many errors' },
            },
          ],
        },
      ),
      run('dice-new-3', 'Failed', ofStep(2)),
      run('dice-old-2', 'Successful', ofStep(2, 'old')),
      run('other', 'Successful', ofStep(2), { owner: 'other' }),
    );
    expect(main).toHaveTextContent(/Aborted .* ago \(.*\)too many errors/);
    expect(main).toHaveTextContent('Actual weight0% of requests');
    expect(main).toHaveTextContent('A retry starts at the first of 4 steps');
    expect(steps()[2]).toHaveTextContent(
      'success-rate: Failed failed (3) > failureLimit (2)',
    );
    expect(main).not.toHaveTextContent('Successful');
    expect(main.querySelector('[aria-current]')).toBeNull();
  });

  it('has what the Rollout says of an analysis whose run is not read', async () => {
    await show(
      rollout({
        'status.currentStepIndex': 2,
        'status.canary.currentStepAnalysisRunStatus': {
          ...{ name: 'dice-new-3', status: 'Running' },
        },
      }),
    );
    expect(steps()[2]).toHaveTextContent('dice-new-3: Running');
  });

  describe('after a retry', () => {
    const first = run('dice-new-2', 'Failed', ofStep(2), { at: '10:00' });
    const second = run('dice-new-2.1', 'Successful', ofStep(2), {
      at: '11:00',
    });

    it.each([
      ['first', [first, second]],
      ['last', [second, first]],
    ])(
      'has the newest measurement of a step, with the failed one %s',
      async (_, runs) => {
        await show(rollout({ 'status.currentStepIndex': 3 }), ...runs);
        expect(steps()[2]).toHaveTextContent('success-rate: Successful');
        expect(steps()[2]).not.toHaveTextContent('Failed');
      },
    );

    it('has the measurement that the Rollout names at its current step', async () => {
      await show(
        rollout({
          'status.currentStepIndex': 2,
          'status.canary.currentStepAnalysisRunStatus': {
            ...{ name: 'dice-new-2.1', status: 'Successful' },
          },
        }),
        { ...first, name: 'dice-new-2.9' },
        run('dice-new-2.1', 'Successful', ofStep(2), { at: '09:00' }),
      );
      expect(steps()[2]).toHaveTextContent('success-rate: Successful');
      expect(steps()[2]).not.toHaveTextContent('Failed');
    });

    it('has what the Rollout says while the run that it names is not read', async () => {
      await show(
        rollout({
          'status.currentStepIndex': 2,
          'status.canary.currentStepAnalysisRunStatus': {
            ...{ name: 'dice-new-2.1', status: 'Running' },
          },
        }),
        first,
      );
      expect(steps()[2]).toHaveTextContent('dice-new-2.1: Running');
      expect(steps()[2]).not.toHaveTextContent('Failed');
    });

    it('has no measurement at the steps to come', async () => {
      const main = await show(rollout({ 'status.currentStepIndex': 1 }), first);
      expect(main).not.toHaveTextContent('Failed');
    });

    it('has one background analysis beside the steps', async () => {
      const type = { 'rollout-type': 'Background' };
      await show(
        rollout({}),
        run('dice-old', 'Failed', type, { at: '10:00' }),
        run('dice-now', 'Running', type, { at: '11:00' }),
      );
      const others = screen.getByRole('list', { name: 'Other analyses' });
      expect(others).toHaveTextContent('dice-now: Running');
      expect(others).not.toHaveTextContent('Failed');
    });
  });

  it('says that all steps are done', async () => {
    const main = await show(
      rollout({ 'status.stableRS': 'new', 'status.currentStepIndex': 4 }),
    );
    expect(main).toHaveTextContent(
      'All 4 steps are done: the newest revision is stable',
    );
    expect(main).not.toHaveTextContent('weight2');
    expect(
      steps().every(item => /\(done\)$/.test(item.textContent ?? '')),
    ).toBe(true);
  });

  it('shows which revision the Services of blue-green lead to, and the analysis before promotion', async () => {
    const main = await show(
      {
        ...{ kind: 'Rollout', namespace: 'games', name: 'dice' },
        customResource: {
          definition,
          fields: {
            ...HASHES,
            'spec.strategy.blueGreen.activeService': 'dice',
            'spec.strategy.blueGreen.previewService': 'dice-preview',
            'spec.strategy.blueGreen.autoPromotionEnabled': false,
            'status.blueGreen.activeSelector': 'old',
            'status.blueGreen.previewSelector': 'new',
            'status.blueGreen.prePromotionAnalysisRunStatus': {
              ...{ name: 'dice-new-pre', status: 'Running' },
            },
          },
        },
      },
      run('dice-new-pre', 'Running', {}),
    );
    expect(main).toHaveTextContent(
      'Active servicedice: earlier revision (old)',
    );
    expect(main).toHaveTextContent(
      'Preview servicedice-preview: newest revision (new)',
    );
    expect(main).toHaveTextContent('Promotionmanual');
    expect(
      screen.getByRole('list', { name: 'Other analyses' }),
    ).toHaveTextContent(
      'Analysis before promotion: Runningsuccess-rate: Running',
    );
  });

  it('names the Service alone where the newest revision is unknown', async () => {
    const main = await show({
      ...{ kind: 'Rollout', namespace: 'games', name: 'dice' },
      customResource: {
        definition,
        fields: {
          'spec.strategy.blueGreen.activeService': 'dice',
          'status.blueGreen.activeSelector': 'new',
        },
      },
    });
    expect(main).toHaveTextContent(/^Active servicedicePromotion/);
  });

  it('says when a blue-green Rollout promotes itself', async () => {
    const main = await show(
      rollout({
        'spec.strategy.blueGreen.activeService': 'dice',
        'spec.strategy.blueGreen.autoPromotionEnabled': false,
        'spec.strategy.blueGreen.autoPromotionSeconds': 600,
        'status.pauseConditions': [{ reason: 'BlueGreenPause' }],
      }),
    );
    expect(main).toHaveTextContent('Promotionautomatic after 10 min');
    expect(main).toHaveTextContent('it is promoted automatically after 10 min');
    expect(main).not.toHaveTextContent('Waiting for someone');
  });

  it('says that there are no steps', async () => {
    expect(
      await show(rollout({ 'spec.strategy.canary.steps': [] })),
    ).toHaveTextContent('No steps: its pods are replaced');
  });

  it('says so of a canary without any, with how far it is', async () => {
    const main = await show(
      rollout({
        'spec.strategy.canary.steps': undefined,
        'status.replicas': 4,
        'status.updatedReplicas': 1,
      } as never),
    );
    expect(main).toHaveTextContent('No steps: its pods are replaced');
    expect(main).toHaveTextContent('Set weight100%');
    expect(main).toHaveTextContent('25%: 1 of 4 pods');
  });

  it.each(['spec.strategy.canary.steps', 'spec.replicas'])(
    'says nothing of steps that were not sent: %s was left out',
    async field => {
      const main = await show({
        ...{ kind: 'Rollout', namespace: 'games', name: 'dice' },
        customResource: { definition, fields: HASHES, omittedFields: [field] },
      });
      expect(main).not.toHaveTextContent('No steps');
    },
  );

  it('shows hidden characters of what others wrote', async () => {
    const main = await show(
      rollout({
        'spec.strategy.canary.steps': [{ 'plug\u202Ein': {} }],
        'status.pauseConditions': [{ reason: 'a\u202Eb' }],
      }),
    );
    expect(main.textContent).not.toContain('\u202E');
  });
});
