import { FixedWindowRateLimiter } from './FixedWindowRateLimiter';

function setUp(limit = 2) {
  const world = { now: 5_000 };
  const limiter = new FixedWindowRateLimiter({
    limit,
    windowMs: 1_000,
    now: () => world.now,
  });
  return { limiter, world };
}

describe('FixedWindowRateLimiter', () => {
  it('lets each key have its own limit', () => {
    const { limiter } = setUp();
    const take = (key: string) => limiter.tryAcquire(key);
    expect([take('jo'), take('jo'), take('jo')]).toEqual([true, true, false]);
    expect([take('ann'), take('ann'), take('ann')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('begins anew with the next window', () => {
    const { limiter, world } = setUp(1);
    expect(limiter.tryAcquire('jo')).toBe(true);
    world.now += 999;
    expect(limiter.tryAcquire('jo')).toBe(false);
    world.now += 1;
    expect(limiter.tryAcquire('jo')).toBe(true);
    expect(limiter.tryAcquire('jo')).toBe(false);
  });

  it('knows 10,000 keys in a window, and refuses more', () => {
    const { limiter, world } = setUp();
    for (let key = 0; key < 10_000; key += 1) limiter.tryAcquire(`user-${key}`);
    expect(limiter.tryAcquire('one-more')).toBe(false);
    expect(limiter.tryAcquire('user-9999')).toBe(true);
    world.now += 1_000;
    expect(limiter.tryAcquire('one-more')).toBe(true);
  });
});
