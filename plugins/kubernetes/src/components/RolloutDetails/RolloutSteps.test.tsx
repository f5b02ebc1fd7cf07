import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { MeasuredRun } from './analysisRuns';
import { RolloutProgress } from './readRollout';
import { RolloutStep } from './readSteps';
import { RolloutSteps } from './RolloutSteps';

const STEPS: readonly RolloutStep[] = [
  { type: 'setWeight', weight: 20 },
  { type: 'analysis', templates: '' },
  { type: 'pause' },
  { type: 'analysis', templates: 'latency' },
];

const aRollout = (changes: Partial<RolloutProgress> = {}): RolloutProgress => ({
  steps: STEPS,
  isWithoutSteps: false,
  isDone: false,
  pauses: [],
  isPausedInSpec: false,
  analyses: [],
  ...changes,
});

const aRun = (name: string, step: number, phase: string): MeasuredRun => ({
  name,
  step,
  metrics: [{ name, phase }],
});

async function show(
  rollout: RolloutProgress,
  runs: readonly MeasuredRun[] = [],
) {
  renderInTestApp(<RolloutSteps rollout={rollout} runs={runs} />);
  const list = await screen.findByRole('list', { name: 'Canary steps' });
  return [...list.children].map(item => ({
    text: item.textContent,
    sign: item.querySelector('[data-state]')?.getAttribute('data-state'),
    isCurrent: item.getAttribute('aria-current') === 'step',
  }));
}

it.each([
  [0, ['starting', 'none', 'none', 'none']],
  [1, ['completed', 'starting', 'none', 'none']],
  [2, ['completed', 'completed', 'suspended', 'none']],
  [4, ['completed', 'completed', 'completed', 'completed']],
  [undefined, ['none', 'none', 'none', 'none']],
])('draws a sign for each step while it is at %s', async (current, signs) => {
  const steps = await show(aRollout({ current }));
  expect(steps.map(({ sign }) => sign)).toEqual(signs);
  expect(steps.map(({ isCurrent }) => isCurrent)).toEqual(
    STEPS.map((_, index) => index === current),
  );
  expect(steps.map(({ text }) => text?.includes('(done)'))).toEqual(
    signs.map(sign => sign === 'completed'),
  );
});

it.each<[RolloutStep, string]>([
  [{ type: 'setWeight', weight: 5 }, 'Set weight to 5%'],
  [{ type: 'pause' }, 'Pause until promoted'],
  [{ type: 'pause', duration: 90 }, 'Pause for 1 min'],
  [{ type: 'pause', duration: 'a\u202Eb' }, 'Pause for a'],
  [{ type: 'analysis', templates: '' }, 'Analysis'],
  [{ type: 'analysis', templates: 'a, b' }, 'Analysis a, b'],
  [{ type: 'experiment' }, 'Experiment'],
  [{ type: 'experiment', duration: 3_600 }, 'Experiment for 1 h'],
  [{ type: 'scaleWeight', weight: 30 }, 'Scale the canary to 30%'],
  [{ type: 'scaleReplicas', replicas: 1 }, 'Scale the canary to 1 pod'],
  [{ type: 'scaleReplicas', replicas: 2 }, 'Scale the canary to 2 pods'],
  [{ type: 'scaleTraffic' }, 'Scale the canary with its weight'],
  [{ type: 'other', name: 'plugin x' }, 'plugin x'],
])('says what a step does: %j', async (step, words) => {
  const [{ text }] = await show(aRollout({ steps: [step] }));
  expect(text?.startsWith(words)).toBe(true);
  expect(text).not.toContain('\u202E');
});

it.each<[Partial<RolloutProgress>, string]>([
  [{ current: 0 }, 'Step 1 of 4'],
  [{ current: 3 }, 'Step 4 of 4'],
  [{ current: 4 }, '4 steps'],
  [{}, '4 steps'],
  [{ current: 4, isDone: true }, 'All 4 steps are done'],
  [{ abort: {}, current: 0 }, 'A retry starts at the first of 4 steps'],
])('says how far it is: %j', async (changes, words) => {
  await show(aRollout(changes));
  expect(screen.getByText(words, { exact: false })).toBeVisible();
});

describe('what was measured', () => {
  const told = [{ type: 'step', name: 'now', phase: 'Running' }] as const;
  const earlier = aRun('before', 1, 'Successful');
  const later = aRun('later', 3, 'Failed');

  it('stands at its own step, up to the current one', async () => {
    const steps = await show(aRollout({ current: 3 }), [earlier, later]);
    expect(steps[1].text).toContain('before: Successful');
    expect(steps[1].text).not.toContain('later');
    expect(steps[3].text).toContain('later: Failed');
  });

  it('is none at a step to come', async () => {
    const steps = await show(aRollout({ current: 2 }), [earlier, later]);
    expect(steps[1].text).toContain('before: Successful');
    expect(steps[3].text).not.toContain('Failed');
  });

  it('is what the Rollout says at the current step only, while its run is not read', async () => {
    const rollout = aRollout({ current: 3, analyses: told });
    const steps = await show(rollout, [earlier, later]);
    expect(steps[3].text).toContain('now: Running');
    expect(steps[3].text).not.toContain('Failed');
    expect(steps[1].text).toContain('before: Successful');
    expect(steps[1].text).not.toContain('Running');
  });

  it('is not what the Rollout says of an analysis beside the steps', async () => {
    const analyses = [{ ...told[0], type: 'background' as const }];
    const rollout = aRollout({ current: 3, analyses });
    const steps = await show(rollout, [later]);
    expect(steps[3].text).toContain('later: Failed');
    expect(steps[3].text).not.toContain('Running');
  });
});

it('names the current step to screen readers once', async () => {
  await show(aRollout({ current: 2 }));
  const list = screen.getByRole('list', { name: 'Canary steps' });
  expect(within(list).getAllByText('← current step')).toHaveLength(1);
});
