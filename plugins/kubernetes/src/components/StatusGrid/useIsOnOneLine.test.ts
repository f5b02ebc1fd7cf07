import { renderHook } from '@testing-library/react';
import { GroupView } from '../../service';
import { useIsOnOneLine } from './useIsOnOneLine';

const aGroup = (pods: number) => ({
  groups: [],
  pods: Array.from({ length: pods }, () => ({} as GroupView['pods'][number])),
});

describe('useIsOnOneLine', () => {
  const show = (pods: number, size: 'm' | 'l' = 'm') => {
    const { result, rerender } = renderHook(
      (props: { pods: number; isOpen: boolean }) =>
        useIsOnOneLine(aGroup(props.pods), size, props.isOpen),
      { initialProps: { pods, isOpen: true } },
    );
    return {
      isOnOneLine: () => result.current,
      change: (next: number, isOpen = true) => rerender({ pods: next, isOpen }),
    };
  };

  it('takes up to four tiles of an open group, unless they are large', () => {
    expect(show(4).isOnOneLine()).toBe(true);
    expect(show(5).isOnOneLine()).toBe(false);
    expect(show(0).isOnOneLine()).toBe(false);
    expect(show(4, 'l').isOnOneLine()).toBe(false);
  });

  it('keeps tiles from jumping across the grid when pods come later', () => {
    const group = show(3);
    group.change(6);
    expect(group.isOnOneLine()).toBe(true);
    group.change(8);
    expect(group.isOnOneLine()).toBe(true);
    group.change(9);
    expect(group.isOnOneLine()).toBe(false);
    group.change(6);
    expect(group.isOnOneLine()).toBe(false);
  });

  it('begins anew when the group is closed', () => {
    const group = show(3);
    group.change(6, false);
    group.change(6);
    expect(group.isOnOneLine()).toBe(false);
  });
});
