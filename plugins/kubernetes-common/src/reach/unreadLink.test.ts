import { contextOf } from './testing/contextOf';
import { unread } from './unreadLink';

it('says which rule would help where reading is forbidden', () => {
  const context = contextOf([], {
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
  expect(unread(contextOf([], { references: {} }), 'ingressclasses')).toEqual({
    state: 'unknown',
    reason: 'notRead',
  });
});
