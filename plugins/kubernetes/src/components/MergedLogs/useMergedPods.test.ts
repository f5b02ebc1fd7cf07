import { MAX_MERGED_LOGS } from '@podlight/backstage-plugin-kubernetes-common';
import { act, renderHook } from '@testing-library/react';
import { aPodRow } from '../../fixtures';
import { PodView } from '../../service';
import { useMergedPods } from './useMergedPods';

const aView = (name: string, state: PodView['row']['state'] = 'ready') =>
  ({ key: name, cluster: 'eu', row: aPodRow({ name, state }) } as PodView);

const many = (count: number, prefix = 'web') =>
  Array.from({ length: count }, (_, i) => aView(`${prefix}-${i}`));

function start(pods: readonly PodView[], isSettled = true) {
  const { result, rerender } = renderHook(
    props => useMergedPods(props.pods, props.isSettled),
    { initialProps: { pods, isSettled } },
  );
  return {
    names: () => result.current.shown.map(({ key }) => key),
    newcomers: () => result.current.newcomers,
    become: (next: readonly PodView[], settled = true) =>
      rerender({ pods: next, isSettled: settled }),
    include: () => act(() => result.current.include()),
  };
}

it('shows as many as can be read, those that fail first', () => {
  const pods = [...many(MAX_MERGED_LOGS), aView('last', 'failing')];
  const { names, newcomers } = start(pods);
  expect(names()).toHaveLength(MAX_MERGED_LOGS);
  expect(names().slice(0, 2)).toEqual(['last', 'web-0']);
  expect(newcomers()).toBe(0);
});

it('chooses anew until all clusters have answered, and then no more', () => {
  const { become, names, newcomers } = start([aView('a')], false);
  become([aView('a'), aView('b', 'failing')], false);
  expect(names()).toEqual(['b', 'a']);
  become([aView('a'), aView('b', 'failing')], true);
  become([aView('a'), aView('b', 'failing'), aView('c')]);
  expect(names()).toEqual(['b', 'a']);
  expect(newcomers()).toBe(1);
});

it('keeps a log whose pod is gone, until another one is wanted in its place', () => {
  const full = many(MAX_MERGED_LOGS);
  const { become, include, names, newcomers } = start(full);
  const there = full.slice(2);
  const fresh = ['x', 'y', 'z'].map(name => aView(name));
  become([...there, ...fresh]);
  expect(names()).toEqual(full.map(({ key }) => key));
  // Two have made room.
  expect(newcomers()).toBe(2);
  include();
  expect(names()).toEqual([...there.map(({ key }) => key), 'x', 'y']);
  expect(newcomers()).toBe(0);
});

it('offers the worst of those that have come', () => {
  const { become, include, names } = start(many(MAX_MERGED_LOGS - 1));
  become([...many(MAX_MERGED_LOGS - 1), aView('x'), aView('y', 'failing')]);
  include();
  expect(names().at(-1)).toBe('y');
});
