import { countStates, sumCounts, totalCount, worstState } from './stateCounts';

describe('counts', () => {
  it('sums counts and finds the worst state', () => {
    const sum = sumCounts([
      countStates(['ready', 'ready', 'starting']),
      countStates(['ready', 'notReady']),
    ]);
    expect(sum).toMatchObject({ ready: 3, starting: 1, notReady: 1 });
    expect(worstState(sum)).toBe('notReady');
    expect(worstState(countStates([]))).toBeUndefined();
    expect(totalCount(sum)).toBe(5);
  });

  it('counts every state of a newer backend as unknown', () => {
    const counts = countStates(['brandNew', 'constructor', 'ready'] as never[]);
    expect(counts).toMatchObject({ unknown: 2, ready: 1 });
    expect(totalCount(counts)).toBe(3);
    expect(Object.keys(counts)).toHaveLength(7);
  });
});
