import { act, renderHook } from '@testing-library/react';
import { useGrowingCount } from './useGrowingCount';

describe('useGrowingCount', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const tick = () => act(() => jest.advanceTimersByTime(1));

  it('grows until all are drawn', () => {
    const { result } = renderHook(() => useGrowingCount(120, 50, 'a'));
    const counts = [result.current];
    for (let paint = 0; paint < 3; paint++) {
      tick();
      counts.push(result.current);
    }
    expect(counts).toEqual([50, 100, 120, 120]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('begins anew with another list, also with one that comes back', () => {
    const { result, rerender } = renderHook(
      ({ total, key }) => useGrowingCount(total, 50, key),
      { initialProps: { total: 120, key: 'all' } },
    );
    tick();
    tick();
    expect(result.current).toBe(120);
    rerender({ total: 10, key: 'filtered' });
    expect(result.current).toBe(10);
    rerender({ total: 120, key: 'all' });
    expect(result.current).toBe(50);
  });

  it('draws no more of another list at first than of a new one', () => {
    const seen: number[] = [];
    const { rerender } = renderHook(
      ({ key }) => seen.push(useGrowingCount(120, 50, key)),
      { initialProps: { key: 'all' } },
    );
    tick();
    tick();
    seen.length = 0;
    rerender({ key: 'other' });
    expect(new Set(seen)).toEqual(new Set([50]));
  });

  it('leaves no timer behind', () => {
    const { rerender, unmount } = renderHook(
      ({ key }) => useGrowingCount(120, 50, key),
      { initialProps: { key: 'all' } },
    );
    rerender({ key: 'other' });
    expect(jest.getTimerCount()).toBe(1);
    unmount();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('grows again by steps where items come back', () => {
    const { result, rerender } = renderHook(
      ({ total }) => useGrowingCount(total, 50, 'all'),
      { initialProps: { total: 220 } },
    );
    for (let paint = 0; paint < 4; paint++) tick();
    expect(result.current).toBe(220);
    rerender({ total: 60 });
    expect(result.current).toBe(60);
    rerender({ total: 220 });
    expect(result.current).toBe(60);
    tick();
    expect(result.current).toBe(110);
  });
});
