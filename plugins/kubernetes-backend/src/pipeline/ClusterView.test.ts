import { ManualClock } from '../__testUtils__';
import { ClusterView } from './ClusterView';
import { defaultDiagnosis } from './diagnosis';

const HOUR_MS = 3_600_000;

function setup() {
  const clock = new ManualClock();
  const judgedAt: string[] = [];
  const view = new ClusterView({
    cluster: 'one',
    diagnosis: {
      ...defaultDiagnosis,
      detect: (_, now) => {
        judgedAt.push(now.toISOString());
        return [];
      },
    },
    now: () => clock.now(),
    onFault: () => undefined,
  });
  return { clock, judgedAt, view };
}

it('judges what it last saw by the time of that, not by how long the cluster is silent', () => {
  const { clock, judgedAt, view } = setup();
  view.apply({
    type: 'objects',
    isComplete: true,
    objects: { Pod: [] },
    kindProblems: [],
  });
  const seenAt = clock.now().toISOString();
  clock.advance(HOUR_MS);

  const message = view.apply({
    type: 'failed',
    reason: { code: 'timeout', message: 'it did not answer' },
  });

  expect(message.state.phase).toBe('stale');
  expect(judgedAt.at(-1)).toBe(seenAt);
});

it('judges by the present as soon as the cluster answers again', () => {
  const { clock, judgedAt, view } = setup();
  const reading = {
    type: 'objects',
    isComplete: true,
    objects: { Pod: [] },
    kindProblems: [],
  } as const;
  view.apply(reading);
  view.apply({
    type: 'failed',
    reason: { code: 'timeout', message: 'it did not answer' },
  });
  clock.advance(HOUR_MS);

  expect(view.apply(reading).state.phase).toBe('live');
  expect(judgedAt.at(-1)).toBe(clock.now().toISOString());
});

it('looks again only at what is there, and remembers that the cluster was well', () => {
  const { clock, judgedAt, view } = setup();
  const nothing = {
    type: 'objects',
    isComplete: true,
    objects: { Pod: [] },
    kindProblems: [],
  } as const;
  view.apply(nothing);
  const before = judgedAt.length;
  clock.advance(HOUR_MS);
  expect(view.again()).toBeUndefined();
  expect(judgedAt).toHaveLength(before);

  const lastWellAt = clock.now().toISOString();
  clock.advance(HOUR_MS);
  const { state } = view.apply({
    type: 'failed',
    reason: { code: 'timeout', message: 'it did not answer' },
  });
  expect(state).toMatchObject({ phase: 'stale', since: lastWellAt });
  expect(judgedAt.at(-1)).toBe(lastWellAt);
});
