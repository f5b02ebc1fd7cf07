import { findCondition, isConditionTrue, isPodReady } from './conditions';
import { Pod } from './pod';

function withConditions(...statuses: readonly (readonly [string, string])[]) {
  const conditions = statuses.map(([type, status]) => ({ type, status }));
  return { status: { conditions } };
}

it('finds a condition by its type', () => {
  const object = withConditions(['Initialized', 'True'], ['Ready', 'False']);
  expect(findCondition(object, 'Ready')).toEqual({
    type: 'Ready',
    status: 'False',
  });
  expect(findCondition(object, 'ready')).toBeUndefined();
});

it.each([
  ['True', true],
  ['False', false],
  // Of a node that doesn't answer.
  ['Unknown', false],
  ['true', false],
])('takes %s as %s', (status, isTrue) => {
  expect(isConditionTrue(withConditions(['Ready', status]), 'Ready')).toBe(
    isTrue,
  );
});

it('takes a missing condition as false', () => {
  expect(isConditionTrue(withConditions(), 'Ready')).toBe(false);
});

it('takes a pod as ready by its condition and not by those of its containers', () => {
  const pod = (...statuses: readonly (readonly [string, string])[]) =>
    withConditions(...statuses) as unknown as Pod;
  expect(isPodReady(pod(['Ready', 'True']))).toBe(true);
  expect(isPodReady(pod(['ContainersReady', 'True']))).toBe(false);
  expect(isPodReady(pod(['ContainersReady', 'True'], ['Ready', 'False']))).toBe(
    false,
  );
});
