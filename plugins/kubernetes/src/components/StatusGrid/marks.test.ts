import { FIXTURE_NOW, secondsAgo } from '../../fixtures';
import { markClock, tileMark } from './marks';

const HOUR = 3_600;
const clock = markClock(FIXTURE_NOW);

describe('tileMark', () => {
  it.each([
    ['restarted lately', 5 * HOUR, 50 * 60, 'restarted'],
    ['restarted long ago', 5 * HOUR, 2 * HOUR, undefined],
    ['never restarted, young', 20 * 60, undefined, 'young'],
    ['never restarted, old', HOUR, undefined, undefined],
    ['young and restarted', 20 * 60, 60, 'restarted'],
  ])('a pod that was %s', (_, age, restart, mark) => {
    const row = {
      createdAt: secondsAgo(age),
      lastRestartAt: restart === undefined ? undefined : secondsAgo(restart),
    };
    expect(tileMark(row, clock)).toBe(mark);
  });

  it('changes by the minute only', () => {
    expect(markClock(60_000 * 7 + 59_999)).toBe(60_000 * 7);
  });
});
