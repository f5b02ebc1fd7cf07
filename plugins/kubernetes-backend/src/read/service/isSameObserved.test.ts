import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { buildObjects } from '../../__testUtils__/builtObjects';
import { isSameObserved } from './isSameObserved';
import { ObservedObjects } from './ObservedObjects';

const objects = buildObjects(aPod({ name: 'a' }), aPod({ name: 'b' }));
const pods = objects.Pod ?? [];
const reason = { code: 'timeout', message: 'no answer' } as const;
const seen = (
  change: Partial<Extract<ObservedObjects, { type: 'objects' }>> = {},
): ObservedObjects => ({
  type: 'objects',
  isComplete: true,
  objects,
  kindProblems: [],
  ...change,
});

it('is the same with the same objects, in lists of their own', () => {
  const copy = { Pod: [...pods] };
  expect(isSameObserved(seen(), seen({ objects: copy }))).toBe(true);
});

it.each<[string, ObservedObjects]>([
  [
    'an object that has changed',
    seen({ objects: { Pod: [pods[0], { ...pods[1] }] } }),
  ],
  ['another order', seen({ objects: { Pod: [pods[1], pods[0]] } })],
  ['one more', seen({ objects: { Pod: [...pods, pods[0]] } })],
  ['one less', seen({ objects: { Pod: [pods[0]] } })],
  ['a kind that was read', seen({ objects: { ...objects, Job: [] } })],
  ['a kind that is gone', seen({ objects: {} })],
  ['an object that is named', seen({ references: { Service: [] } })],
  ['a type that has not answered', seen({ isComplete: false })],
  ['old objects', seen({ staleReason: reason })],
  ['a problem', seen({ kindProblems: [{ kind: 'Job', reason }] })],
  ['a failure', { type: 'failed', reason }],
])('is not the same with %s', (_, other) => {
  expect(isSameObserved(seen(), other)).toBe(false);
  expect(isSameObserved(other, seen())).toBe(false);
});
