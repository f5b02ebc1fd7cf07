import { TtlCache } from './TtlCache';

describe('TtlCache', () => {
  afterEach(() => jest.useRealTimers());

  it('asks again after its time, also when the clock of the host is set back', async () => {
    jest.useFakeTimers();
    const cache = new TtlCache<number>({ ttlMs: 5_000, maxEntries: 10 });
    const ask = jest.fn(async () => 1);
    await cache.get('a', ask);
    jest.setSystemTime(Date.now() - 3_600_000);
    jest.advanceTimersByTime(4_000);
    await cache.get('a', ask);
    expect(ask).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1_001);
    await cache.get('a', ask);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
