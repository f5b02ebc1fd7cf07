import { sumCounts } from '@podlight/backstage-plugin-kubernetes-common';
import { renderHook } from '@testing-library/react';
import { GroupView } from '../../service';
import { useOpenGroups } from './useOpenGroups';

const aGroup = (id: string, changes: object = {}) =>
  ({
    ...{ id, isStale: false, problems: [] },
    counts: { ...sumCounts([]), ready: 2 },
    ...changes,
  } as unknown as GroupView);

const READY = aGroup('eu');
const FAILING = aGroup('us', { counts: { ...sumCounts([]), failing: 1 } });

function start(
  podCount: number,
  folded: string[] = [],
  unfolded: string[] = [],
) {
  const onChange = jest.fn();
  const { result } = renderHook(() =>
    useOpenGroups(podCount, { folded, unfolded }, onChange),
  );
  return { ...result.current, onChange };
}

it('folds groups without trouble only above three hundred pods', () => {
  expect(start(300).isOpen(READY)).toBe(true);
  expect(start(301).isOpen(READY)).toBe(false);
  expect(start(301).isOpen(FAILING)).toBe(true);
});

it.each([
  ['may have changed since', { isStale: true }],
  ['have a problem beside their pods', { problems: [{}] }],
])('opens groups that %s', (_, changes) => {
  expect(start(301).isOpen(aGroup('eu', changes))).toBe(true);
});

it('takes what the reader chose', () => {
  expect(start(1, ['eu']).isOpen(READY)).toBe(false);
  expect(start(301, [], ['eu']).isOpen(READY)).toBe(true);
  expect(start(301, ['us']).isOpen(FAILING)).toBe(false);
});

it.each([
  [1, [], [], { folded: ['eu'], unfolded: [] }],
  [1, ['eu', 'us'], [], { folded: ['us'], unfolded: [] }],
  [301, [], ['us'], { folded: [], unfolded: ['us', 'eu'] }],
  [301, ['us'], ['eu'], { folded: ['us'], unfolded: [] }],
  // Chosen while there were few pods, or many.
  [301, ['eu'], [], { folded: [], unfolded: ['eu'] }],
  [1, [], ['eu'], { folded: ['eu'], unfolded: [] }],
])(
  'remembers only what differs: %i pods, folded %j, unfolded %j',
  (podCount, folded, unfolded, changes) => {
    const { onChange, toggle } = start(podCount, folded, unfolded);
    toggle(READY);
    expect(onChange).toHaveBeenCalledWith(changes);
  },
);
