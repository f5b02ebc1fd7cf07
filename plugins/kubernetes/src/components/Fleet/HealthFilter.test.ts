import { FleetServiceRow } from '@podlight/backstage-plugin-kubernetes-common';
import { HealthFilter } from './HealthFilter';

const row = (entityRef: string, state = 'failing') =>
  ({ entityRef, state } as FleetServiceRow);
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => row(`component:shop/web-${i}`));
const filterOf = (services: readonly FleetServiceRow[], hasPages = true) =>
  new HealthFilter(['failing'], { services }, hasPages);

it('asks for the names of the services in a state', () => {
  const filter = filterOf([
    row('component:shop/web'),
    row('component:games/web'),
    row('component:games/dice', 'healthy'),
  ]);
  expect(filter.getCatalogFilters()).toEqual({
    'metadata.name': ['web'],
    'metadata.namespace': ['shop', 'games'],
  });
  expect(filter).toMatchObject({ shown: 2, total: 2 });
  expect(filter.toQueryValue()).toEqual(['failing']);
});

it('asks for no entity where no service is in that state', () => {
  const filter = filterOf([row('component:games/dice', 'healthy')]);
  expect(Object.values(filter.getCatalogFilters())).toEqual([['-']]);
});

it.each([
  [100, 100],
  [101, 100],
])('asks for the first hundred of %i services', (count, shown) => {
  const filter = filterOf(many(count));
  expect(filter).toMatchObject({ shown, total: count });
  expect(filter.getCatalogFilters()['metadata.name']).toHaveLength(shown);
});

it('leaves a long list to a table that has all of its rows', () => {
  expect(
    filterOf(many(100), false).getCatalogFilters()['metadata.name'],
  ).toHaveLength(100);
  const filter = filterOf(many(101), false);
  expect(filter.getCatalogFilters()).toEqual({});
  const entity = (name: string) => ({
    ...{ apiVersion: 'backstage.io/v1alpha1', kind: 'Component' },
    metadata: { name, namespace: 'shop' },
  });
  expect(filter.filterEntity(entity('web-100'))).toBe(true);
  expect(filter.filterEntity(entity('web-101'))).toBe(false);
});

it('is the same for the same services in another order', () => {
  const [a, b] = many(2);
  expect(filterOf([a, b]).key).toBe(filterOf([b, a]).key);
  expect(filterOf([a, b]).key).not.toBe(filterOf([a]).key);
});
