import { aReachContext } from './testing/aReachContext';
import { unread } from './unreadLink';

it('says which rule would help where reading is forbidden', () => {
  const context = aReachContext([], {
    references: {},
    extents: [
      { resource: 'ingressclasses.networking.k8s.io', gap: 'forbidden' },
    ],
  });
  expect(unread(context, 'ingressclasses')).toMatchObject({
    state: 'unknown',
    reason: 'forbidden',
    detail: expect.stringContaining('ingressclasses'),
  });
});

it('says no more where it failed for another reason', () => {
  expect(
    unread(aReachContext([], { references: {} }), 'ingressclasses'),
  ).toEqual({
    state: 'unknown',
    reason: 'notRead',
  });
});
