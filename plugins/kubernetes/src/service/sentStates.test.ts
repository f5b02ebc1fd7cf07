import { renderHook } from '@testing-library/react';
import { aPodRow } from '../fixtures';
import { useSentStates } from './sentStates';

const inState = (sentState: string) => ({ row: aPodRow({ sentState }) });

describe('useSentStates', () => {
  it('keeps a state that was on the screen, and its identity while nothing is new', () => {
    const { result, rerender } = renderHook(({ pods }) => useSentStates(pods), {
      initialProps: { pods: [inState('quarantined'), inState('odd')] },
    });
    const first = result.current;
    expect(first).toEqual(['odd', 'quarantined']);
    rerender({ pods: [] });
    expect(result.current).toBe(first);
    rerender({ pods: [inState('frozen')] });
    expect(result.current).toEqual(['odd', 'quarantined', 'frozen']);
  });

  it('keeps no more than there can be', () => {
    const many = Array.from({ length: 200 }, (_, i) => inState(`s${i}`));
    const { result, rerender } = renderHook(({ pods }) => useSentStates(pods), {
      initialProps: { pods: many },
    });
    rerender({ pods: [inState('another')] });
    expect(result.current).toHaveLength(50);
  });
});
