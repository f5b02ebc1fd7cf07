import { FlapLimiter } from './FlapLimiter';

const MINUTE = 60_000;

describe('FlapLimiter', () => {
  let now = 0;
  const limiter = () => new FlapLimiter(() => now);

  it('has room for some changes at once, and for one more every five minutes', () => {
    const flaps = limiter();
    for (let change = 0; change < 6; change += 1) {
      expect(flaps.hasRoom('eu')).toBe(true);
      flaps.take('eu');
    }
    expect(flaps.hasRoom('eu')).toBe(false);
    expect(flaps.hasRoom('us')).toBe(true);
    now += 5 * MINUTE;
    expect(flaps.hasRoom('eu')).toBe(true);
  });

  it('gathers no more room while nothing changes', () => {
    const flaps = limiter();
    flaps.take('eu');
    now += 24 * 60 * MINUTE;
    for (let change = 0; change < 6; change += 1) flaps.take('eu');
    expect(flaps.hasRoom('eu')).toBe(false);
  });

  it('makes no change wait longer because of those that were told without room', () => {
    const flaps = limiter();
    for (let change = 0; change < 20; change += 1) flaps.take('eu');
    now += 5 * MINUTE;
    expect(flaps.hasRoom('eu')).toBe(true);
  });
});
