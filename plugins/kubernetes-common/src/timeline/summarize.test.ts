import { secondsAgo } from '../testing';
import { Moment } from './moments';
import { summarize } from './summarize';
import { HOUR_MS, NOW } from './testing/aServiceCluster';

const SPAN = { from: NOW - HOUR_MS, to: NOW };

const restart = (seconds: number, name = 'web-1', group = 'web'): Moment => ({
  time: secondsAgo(seconds),
  group,
  about: { type: 'pod', kind: 'Pod', namespace: 'games', name },
  fact: { kind: 'restart' },
});

const rollout = (seconds: number): Moment => ({
  time: secondsAgo(seconds),
  about: { type: 'object', kind: 'Deployment', namespace: 'games', name: 'w' },
  fact: {
    kind: 'rollout',
    rollout: { name: 'w-7', previous: { name: 'w-6' } },
  },
});

it('is in the order of time, within the span', () => {
  const { marks } = summarize(
    [restart(60), rollout(600), restart(7_200), restart(1_800)],
    SPAN,
  );
  expect(marks.map(({ at }) => (NOW - at) / 1_000)).toEqual([1_800, 600, 60]);
});

it('tells thousands that are close together as one, and leads to the last', () => {
  const moments = Array.from({ length: 5_000 }, (_, index) =>
    restart(90 - (index % 20), `web-${index}`),
  );
  const { marks } = summarize(moments, SPAN);
  expect(marks).toEqual([
    expect.objectContaining({
      at: NOW - 90_000,
      until: NOW - 71_000,
      count: 5_000,
      about: expect.objectContaining({ name: 'web-4999' }),
    }),
  ]);
});

it('keeps workloads apart, and rollouts', () => {
  const { marks } = summarize(
    [restart(90), restart(90, 'api-1', 'api'), rollout(90), rollout(90)],
    SPAN,
  );
  expect(marks).toHaveLength(4);
  expect(new Set(marks.map(({ key }) => key)).size).toBe(4);
});

it('keeps its marks apart and together as time goes on', () => {
  const moments = [restart(75), restart(65)];
  const keys = [0, 13_000, 59_000].map(later =>
    summarize(moments, { from: SPAN.from + later, to: SPAN.to + later })
      .marks.map(({ key }) => key)
      .join(),
  );
  expect(new Set(keys).size).toBe(1);
});

it('keeps what explains most where there is too much, and counts the rest', () => {
  const moments = [
    ...Array.from({ length: 100 }, (_, i) => restart(i, `p${i}`, `w${i}`)),
    rollout(3_000),
  ];
  const { marks, omitted } = summarize(moments, SPAN);
  expect(marks).toHaveLength(60);
  expect(omitted).toBe(41);
  expect(marks[0].fact.kind).toBe('rollout');
  // Of the others the newest.
  expect(marks[1].at).toBe(NOW - 58_000);
});

it('counts what has no time', () => {
  const { time: _none, ...rest } = restart(1);
  const bad = [undefined, 'x', '2099-01-01T00:00:00Z'].map(time => ({
    ...rest,
    time,
  }));
  expect(summarize(bad, SPAN)).toEqual({ marks: [], omitted: 0, undated: 3 });
});
