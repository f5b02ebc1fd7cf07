import {
  DEFAULT_FOLD_STATE,
  foldParameters,
  groupPodsId,
  parseFoldState,
  withoutGroups,
} from './foldState';

const ids = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`);

it('keeps the last choices where there are too many for a link', () => {
  const { folded, all } = foldParameters({
    ...DEFAULT_FOLD_STATE,
    folded: ids(61),
    expanded: ids(60),
  });
  expect(folded?.split(',')).toEqual(ids(61).slice(1));
  expect(all?.split(',')).toEqual(ids(60));
});

it('reads each once, and what is both as folded', () => {
  const query = new URLSearchParams('folded=a,,b,a&unfolded=b,c&ready=some');
  expect(parseFoldState(query)).toEqual({
    ...{ folded: ['a', 'b'], unfolded: ['c'], expanded: [] },
    ready: undefined,
  });
});

it('forgets what is about groups, and nothing else', () => {
  const expanded = ['causes', groupPodsId('eu'), 'objects'];
  expect(
    withoutGroups({
      ...{ folded: ['eu'], unfolded: ['us'] },
      ...{ expanded, ready: 'counted' },
    }),
  ).toEqual({
    ...{ folded: [], unfolded: [] },
    ...{ expanded: ['causes', 'objects'], ready: 'counted' },
  });
});
