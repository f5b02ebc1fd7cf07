import { countStates, sumCounts, worstState } from './stateCounts';

describe('counts', () => {
  it('sums counts and finds the worst state', () => {
    const sum = sumCounts([
      countStates(['ready', 'ready', 'starting']),
      countStates(['ready', 'notReady']),
    ]);
    expect(sum).toMatchObject({ ready: 3, starting: 1, notReady: 1 });
    expect(worstState(sum)).toBe('notReady');
    expect(worstState(countStates([]))).toBeUndefined();
  });
});
