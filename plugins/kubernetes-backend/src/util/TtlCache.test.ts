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

  it('asks once for all who wait, and again after a failure', async () => {
    const cache = new TtlCache<number>({ ttlMs: 5_000, maxEntries: 10 });
    const ask = jest.fn(async () => 1);
    ask.mockRejectedValueOnce(new Error('down'));
    const both = [cache.get('a', ask), cache.get('a', ask)];
    for (const each of both) await expect(each).rejects.toThrow('down');
    expect(ask).toHaveBeenCalledTimes(1);
    expect(await cache.get('a', ask)).toBe(1);
  });

  it('keeps a newer answer when an older request fails', async () => {
    let now = 0;
    const cache = new TtlCache<number>({
      ttlMs: 5_000,
      maxEntries: 10,
      now: () => now,
    });
    let fail: (error: Error) => void = () => undefined;
    const older = cache.get(
      'a',
      () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    );
    now = 5_000;
    const ask = jest.fn(async () => 2);
    await cache.get('a', ask);
    fail(new Error('late'));
    await expect(older).rejects.toThrow('late');
    expect(await cache.get('a', ask)).toBe(2);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('forgets the oldest ones of too many, and what it is told to', async () => {
    const cache = new TtlCache<string>({ ttlMs: 5_000, maxEntries: 2 });
    const asked: string[] = [];
    const get = (key: string) =>
      cache.get(key, async () => {
        asked.push(key);
        return key;
      });
    for (const key of ['a', 'b', 'c', 'b', 'c', 'a']) await get(key);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
    cache.delete('a');
    await get('a');
    expect(asked).toEqual(['a', 'b', 'c', 'a', 'a']);
  });
});
