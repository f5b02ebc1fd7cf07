import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { renderHook } from '@testing-library/react';
import { aFinding } from '../fixtures';
import { SteadyOrder, useSteadyOrder } from './useSteadyOrder';

const CAUSES: SteadyOrder<Finding> = {
  id: ({ id }) => id,
  rank: ({ severity }) => severity,
};

const cause = (id: string, severity: Finding['severity'] = 'error') =>
  aFinding(['dice-1'], { id, severity });

const [a, b, c] = ['a', 'b', 'c'].map(id => cause(id));
const worseB = cause('b');
const warning = cause('w', 'warning');

/** Shows one list after the other, and tells the ids of the last one, in order. */
function shown(
  lists: readonly (readonly Finding[])[],
  isUnseen: (index: number) => boolean = () => false,
) {
  const { result, rerender } = renderHook(
    ({ index }) => useSteadyOrder(lists[index], CAUSES, isUnseen(index)),
    { initialProps: { index: 0 } },
  );
  for (let index = 1; index < lists.length; index++) rerender({ index });
  return result.current.map(({ id }) => id).join(' ');
}

it('keeps the order that the reader has seen when the numbers of pods change', () => {
  expect(shown([[a, b, c]])).toBe('a b c');
  expect(
    shown([
      [a, b, c],
      [worseB, c, a],
    ]),
  ).toBe('a b c');
});

it('has what changed, at its place', () => {
  const { result, rerender } = renderHook(
    ({ list }) => useSteadyOrder(list, CAUSES, false),
    { initialProps: { list: [a, b] } },
  );
  rerender({ list: [worseB, a] });
  expect(result.current[1]).toBe(worseB);
});

it('puts a new cause where it belongs, and moves no other', () => {
  expect(
    shown([
      [a, c],
      [b, c, a],
    ]),
  ).toBe('a b c');
  expect(
    shown([
      [a, b],
      [b, a, c],
    ]),
  ).toBe('a b c');
  expect(
    shown([
      [a, warning],
      [b, a, warning],
    ]),
  ).toBe('b a w');
});

it('gives a cause that comes back its place again', () => {
  expect(
    shown([
      [a, b, c],
      [c, a],
      [c, b, a],
    ]),
  ).toBe('a b c');
});

it('has the worse above the better at any time', () => {
  const [calmA, urgentW] = [cause('a', 'warning'), cause('w')];
  expect(
    shown([
      [a, b, warning],
      [b, calmA, warning],
    ]),
  ).toBe('b a w');
  expect(
    shown([
      [a, b, warning],
      [b, urgentW, a],
    ]),
  ).toBe('a b w');
});

it('follows the given order as long as nobody sees it', () => {
  expect(
    shown(
      [
        [a, b],
        [b, a],
        [a, b],
      ],
      index => index < 2,
    ),
  ).toBe('b a');
});

it('forgets causes that are long gone', () => {
  const many = Array.from({ length: 600 }, (_, i) => cause(`job-${i}`));
  expect(shown([[a, b, c], many, [a], [c, b, a]])).toBe('c b a');
});
