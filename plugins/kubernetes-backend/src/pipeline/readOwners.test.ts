import { readOwners } from './readOwners';

const entity = (owner?: unknown, relations?: readonly [string, string][]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', namespace: 'eu' },
  spec: { owner } as never,
  relations: relations?.map(([type, targetRef]) => ({ type, targetRef })),
});

it.each([
  [entity('payments'), ['group:eu/payments']],
  [entity('user:default/Ada'), ['user:default/ada']],
  [
    entity('payments', [
      ['partOf', 'system:default/shop'],
      ['ownedBy', 'group:default/Payments'],
    ]),
    ['group:default/payments'],
  ],
  [entity(), []],
  [entity(''), []],
  [entity({ a: 1 }), []],
  [entity('group:'), []],
])('names the owners %#', (given, owners) => {
  expect(readOwners(given)).toEqual(owners);
});
