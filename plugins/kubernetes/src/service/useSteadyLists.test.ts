import {
  initialServiceState,
  ObjectRow,
  reduceService,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { renderHook } from '@testing-library/react';
import { aCluster, aHello } from '../fixtures';
import { EVERYTHING } from './everything';
import { toObjectLists } from './objectLists';
import { useSteadyLists } from './useSteadyLists';

const deployment = (name: string, ready: number): WorkloadRow => ({
  ...{ namespace: 'shop', name, kind: 'Deployment', desired: 2, ready },
});

const claim = (name: string, phase: string): ObjectRow => ({
  ...{ namespace: 'shop', name, kind: 'PersistentVolumeClaim' },
  claim: { phase, usedBy: [] },
});

const lists = (
  workloads: readonly WorkloadRow[],
  objects: readonly ObjectRow[] = [],
) =>
  toObjectLists(
    [aHello(['eu']), aCluster('eu', [], { workloads, objects })].reduce(
      reduceService,
      initialServiceState,
    ).clusters,
    EVERYTHING,
    false,
  );

type Lists = ReturnType<typeof lists>;

/** Shows one after the other, and tells the names of the last ones. */
function shown(all: readonly Lists[], isUnseen = false) {
  const { result, rerender } = renderHook(
    ({ index }) => useSteadyLists(all[index], isUnseen),
    { initialProps: { index: 0 } },
  );
  for (let index = 1; index < all.length; index++) rerender({ index });
  return [
    result.current?.matrix.rows.map(({ name }) => name).join(' '),
    result.current?.others.map(({ object: { row } }) => row.name).join(' '),
  ];
}

const failed = (name: string): WorkloadRow => ({
  ...deployment(name, 0),
  conditions: [{ type: 'ReplicaFailure', status: 'True' }],
});

const well = deployment('web', 2);
const worse = [failed('api'), deployment('db', 1)];
const changed = [deployment('api', 1), failed('db')];

it('keeps the rows of workloads that get better or worse without being well', () => {
  const before = lists([...worse, well]);
  const after = lists([...changed, well]);
  const fresh = shown([after])[0];
  expect(fresh).not.toBe(shown([before])[0]);
  expect(shown([before, after])[0]).toBe(shown([before])[0]);
  expect(shown([before, after], true)[0]).toBe(fresh);
});

it('puts one that recovers below those with issues, and one that fails above the others', () => {
  expect(
    shown([
      lists([...worse, well]),
      lists([deployment('api', 2), deployment('db', 1), well]),
    ])[0],
  ).toBe('db api web');
  expect(
    shown([
      lists([...worse, well]),
      lists([...worse, deployment('web', 0)]),
    ])[0],
  ).toContain('web');
});

it('does the same with other objects', () => {
  const before = lists([], [claim('a', 'Lost'), claim('b', 'Lost')]);
  const after = lists([], [claim('a', 'Bound'), claim('b', 'Lost')]);
  expect(shown([before])[1]).toBe('a b');
  expect(shown([before, after])[1]).toBe('b a');
});

it('has nothing to order while nothing is listed', () => {
  const { result } = renderHook(() => useSteadyLists(undefined, true));
  expect(result.current).toBeUndefined();
});
