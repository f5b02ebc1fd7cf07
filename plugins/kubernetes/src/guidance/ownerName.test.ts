import { ownerName } from './ownerName';

const entity = (owner: unknown, targetRef?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop' },
  spec: { owner } as never,
  relations: targetRef ? [{ type: 'ownedBy', targetRef }] : undefined,
});

it.each([
  [entity('a', 'group:default/payments'), 'payments'],
  [entity('group:default/payments'), 'payments'],
  [entity('user:ada'), 'ada'],
  [entity('payments'), 'payments'],
  [entity(5), undefined],
])('names the owner %#', (given, name) => {
  expect(ownerName(given)).toBe(name);
});

it('takes no other relation for the owner', () => {
  const relations = [
    { type: 'partOf', targetRef: 'system:default/retail' },
    { type: 'ownedBy', targetRef: 'group:default/payments' },
  ];
  expect(ownerName({ ...entity('a'), relations })).toBe('payments');
});
