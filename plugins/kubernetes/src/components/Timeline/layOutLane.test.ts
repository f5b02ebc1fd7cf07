import { aRollout } from '../../fixtures';
import { layOutLane, toPixels } from './layOutLane';
import { aBar, aMark } from './testing';

/** A pixel for each millisecond, with room at both ends. */
const SCALE = { from: 0, to: 1_000, widthPx: 1_024 };

const rollout = (at: number) =>
  aMark(at, {
    key: `rollout ${at}`,
    fact: { kind: 'rollout', rollout: aRollout({ revision: '17' }) },
  });

it('puts moments where they are, and those beyond at the ends', () => {
  expect([-5, 0, 500, 1_000, 9_999].map(at => toPixels(at, SCALE))).toEqual([
    12, 12, 512, 1_012, 1_012,
  ]);
});

it('puts marks that would overlap into another row', () => {
  const { placed, markRows, hidden } = layOutLane(
    [100, 110, 300].map(at => aMark(at)),
    SCALE,
  );
  expect(placed.map(({ row, left }) => [row, left])).toEqual([
    [0, 100],
    [1, 110],
    [0, 300],
  ]);
  expect([markRows, hidden]).toEqual([2, 0]);
});

it('counts marks for which there is no room', () => {
  const marks = Array.from({ length: 60 }, (_, i) =>
    aMark(500, { key: `restart ${i}` }),
  );
  const { placed, markRows, hidden } = layOutLane(marks, SCALE);
  expect([placed.length, markRows, hidden]).toEqual([5, 5, 55]);
});

it('has room for a rollout, whatever else there is', () => {
  const marks = Array.from({ length: 60 }, (_, i) =>
    aMark(500, { key: `restart ${i}` }),
  );
  const { placed } = layOutLane([...marks, rollout(505)], SCALE);
  expect(placed.filter(({ row }) => row === 0)).toEqual([
    expect.objectContaining({ label: '17' }),
  ]);
});

it('labels rollouts and what stands for several, beside the sign', () => {
  const { placed } = layOutLane(
    [rollout(200), aMark(400, { count: 12 }), rollout(1_000)],
    SCALE,
  );
  expect(
    placed.map(({ label, text, left, width }) => ({
      ...{ label, text },
      range: [left, left + width],
    })),
  ).toEqual([
    { label: '17', text: 'after', range: [200, 240] },
    { label: '×12', text: 'after', range: [400, 448] },
    // The sign stays at its moment, and nothing is beyond the edge.
    { label: '17', text: 'before', range: [984, 1_024] },
  ]);
});

it.each([
  ['has its text inside', { from: 200 }, 'inside', [212, 1_012], 800],
  ['is short, its text before it', { from: 980 }, 'before', [0, 1_012], 20],
  [
    'ended long ago, its text behind it',
    { from: 40, to: 60, ending: 'ended' },
    'after',
    [52, 1_024],
    20,
  ],
  [
    'has no beginning and is a stub',
    { from: undefined },
    'before',
    [0, 1_012],
    10,
  ],
] as const)('a bar %s', (_, changes, text, range, barPx) => {
  const [place] = layOutLane([aBar(1_000, changes)], SCALE).placed;
  expect(place).toMatchObject({ text, barPx });
  expect([place.left, place.left + place.width]).toEqual(range);
});

it('gives each bar a row of its own', () => {
  const { placed, barRows } = layOutLane(
    [aBar(1_000), aBar(900), aMark(500)],
    SCALE,
  );
  expect(barRows).toBe(2);
  expect(placed.filter(({ entry }) => entry.bar)).toHaveLength(2);
});
