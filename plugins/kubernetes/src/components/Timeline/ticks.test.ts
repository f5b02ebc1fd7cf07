import { ticks } from './ticks';

const HOUR_MS = 3_600_000;
const at = (hours: number, minutes: number) =>
  new Date(2026, 2, 1, hours, minutes).getTime();

it.each([
  [
    1,
    6,
    [
      [11, 20],
      [11, 30],
      [11, 40],
      [11, 50],
      [12, 0],
      [12, 10],
    ],
  ],
  [
    6,
    7,
    [
      [7, 0],
      [8, 0],
      [9, 0],
      [10, 0],
      [11, 0],
      [12, 0],
    ],
  ],
  [
    6,
    3,
    [
      [8, 0],
      [10, 0],
      [12, 0],
    ],
  ],
] as const)(
  'are whole times of the last %i h, at most %i',
  (hours, most, times) => {
    const to = at(12, 13);
    const from = to - hours * HOUR_MS;
    expect(ticks({ from, to }, most)).toEqual(times.map(([h, m]) => at(h, m)));
  },
);

it('are none where there is no room', () => {
  expect(ticks({ from: 0, to: 24 * HOUR_MS }, 1)).toEqual([]);
});
