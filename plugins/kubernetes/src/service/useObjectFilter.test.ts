import { renderHook } from '@testing-library/react';
import { EVERYTHING } from './everything';
import { ObjectFilterState } from './objectState';
import { useObjectFilter } from './useObjectFilter';

const CLUSTERS = [] as const;

type Filters = Parameters<typeof useObjectFilter>[1];

const start = (filters: Filters) =>
  renderHook(props => useObjectFilter(CLUSTERS, props), {
    initialProps: filters,
  });

const FAILING = { type: 'status', states: ['failing'], isNegated: false };
const SUSPENDED: ObjectFilterState[] = ['suspended'];

it('filters nothing where nothing is typed or chosen', () => {
  const { result } = start({ filter: ' ', status: [] });
  expect(result.current).toEqual({
    ...{ query: EVERYTHING, narrowed: EVERYTHING, listed: EVERYTHING },
    ...{ isReadable: true, objectStates: [] },
  });
});

it('lists objects by the states of pods, unless states of objects are chosen', () => {
  const byPods = start({ filter: '', status: ['failing'] }).result.current;
  expect(byPods.query).toBe(EVERYTHING);
  expect(byPods.listed.terms).toEqual([FAILING]);
  const both = { filter: '', status: ['failing'] as const };
  const byOwn = start({ ...both, objectStatus: SUSPENDED }).result.current;
  expect(byOwn.narrowed.terms).toEqual([FAILING]);
  expect(byOwn.listed).toBe(EVERYTHING);
  expect(byOwn.objectStates).toEqual(SUSPENDED);
});

it('says that it cannot read what is typed, and then filters only by states', () => {
  const { result } = start({ filter: 'cluster:', status: ['failing'] });
  expect(result.current).toMatchObject({
    query: EVERYTHING,
    isReadable: false,
  });
  expect(result.current.narrowed.terms).toEqual([FAILING]);
});

it('stays the same for the same words in new lists', () => {
  const { result, rerender } = start({ filter: 'web', status: ['failing'] });
  const first = result.current;
  rerender({ filter: 'web', status: ['failing'], objectStatus: [] });
  expect(result.current).toBe(first);
  rerender({ filter: 'web', status: [] });
  expect(result.current).not.toBe(first);
  rerender({ filter: 'web', status: [], objectStatus: SUSPENDED });
  expect(result.current.objectStates).toEqual(SUSPENDED);
});
