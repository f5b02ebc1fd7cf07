import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { useAge } from '../../format';
import { RolloutProgress } from './readRollout';
import { RolloutWaits } from './RolloutWaits';

const NOW = Date.parse('2026-01-01T12:00:00Z');

function Shown({ rollout }: { readonly rollout: RolloutProgress }) {
  return <RolloutWaits rollout={rollout} ages={useAge(NOW)} />;
}

async function show(changes: Partial<RolloutProgress>) {
  const rollout: RolloutProgress = {
    steps: [
      { type: 'setWeight', weight: 20 },
      { type: 'pause' },
      { type: 'pause', duration: 600 },
    ],
    isWithoutSteps: false,
    isDone: false,
    pauses: [],
    isPausedInSpec: false,
    analyses: [],
    ...changes,
  };
  renderInTestApp(
    <main>
      <Shown rollout={rollout} />
    </main>,
  );
  const main = await screen.findByRole('main');
  return {
    text: main.textContent,
    signs: [...main.querySelectorAll('[data-state]')].map(sign =>
      sign.getAttribute('data-state'),
    ),
  };
}

const pausedBy = (reason: string) => ({ pauses: [{ reason }] });

it('says nothing while it moves on', async () => {
  expect(await show({ current: 1 })).toEqual({ text: '', signs: [] });
});

it.each<[Partial<RolloutProgress>, string]>([
  [
    { ...pausedBy('CanaryPauseStep'), current: 1 },
    'Paused at step 2 until someone promotes it',
  ],
  [
    { ...pausedBy('CanaryPauseStep'), current: 2 },
    'Paused at step 3; continues after 10 min',
  ],
  [
    { ...pausedBy('CanaryPauseStep'), current: 3 },
    'Paused at step 4 until someone promotes it',
  ],
  [pausedBy('CanaryPauseStep'), 'Paused: CanaryPauseStep'],
  [
    pausedBy('InconclusiveAnalysisRun'),
    'Paused: the analysis was inconclusive, so someone has to promote or abort it',
  ],
  [
    pausedBy('InconclusiveExperiment'),
    'Paused: the analysis was inconclusive, so someone has to promote or abort it',
  ],
  [pausedBy('SomethingNew'), 'Paused: SomethingNew'],
  [
    pausedBy('BlueGreenPause'),
    'Waiting for someone to promote it before the new revision becomes active',
  ],
  [
    { ...pausedBy('BlueGreenPause'), blueGreen: { isAutomatic: false } },
    'Waiting for someone to promote it before the new revision becomes active',
  ],
  [
    { ...pausedBy('BlueGreenPause'), blueGreen: { isAutomatic: true } },
    'Paused before the new revision becomes active',
  ],
  [
    {
      ...pausedBy('BlueGreenPause'),
      blueGreen: { isAutomatic: true, promotesAfterSeconds: 60 },
    },
    'Paused before the new revision becomes active; it is promoted automatically after 1 min',
  ],
  [
    { isPausedInSpec: true },
    'Paused by its spec: spec.paused is true, so changes aren’t rolled out',
  ],
])('says why it waits: %j', async (changes, words) => {
  expect(await show(changes)).toEqual({ text: words, signs: ['suspended'] });
});

it('says since when each pause lasts', async () => {
  const { text, signs } = await show({
    pauses: [{ reason: 'A', since: '2026-01-01T11:00:00Z' }, { reason: 'B' }],
  });
  expect(text).toMatch(/^Paused: APause started 1h ago.*Paused: B$/);
  expect(signs).toEqual(['suspended', 'suspended']);
});

it('says when and why it was aborted, without hidden characters', async () => {
  const { text, signs } = await show({
    abort: { at: '2026-01-01T10:00:00Z', message: 'a\u202Eb' },
  });
  expect(text).toMatch(/^Aborted 2h ago/);
  expect(text).not.toContain('\u202E');
  expect(signs).toEqual(['failing']);
});

it('says only that it was aborted where no more is known', async () => {
  expect((await show({ abort: {} })).text?.trim()).toBe('Aborted');
});
