import { Entity } from '@backstage/catalog-model';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ClusterDetails,
  ServiceLocator,
} from '@podlight/backstage-plugin-kubernetes-node';
import { serviceLocatorCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { BUILT_IN_LOCATORS } from './locators';

const CLUSTERS = ['prod-eu', 'prod-us', 'Test'].map(
  (name): ClusterDetails => ({
    name,
    url: `https://${name}.example.com`,
    authProvider: 'x',
    authMetadata: {},
  }),
);

function locator(id: string): ServiceLocator {
  const found = BUILT_IN_LOCATORS.find(known => known.id === id);
  if (!found) throw new Error(id);
  return found;
}

async function locate(id: string, entity: Entity): Promise<string[]> {
  const located = await locator(id).locate({
    entity,
    clusters: CLUSTERS,
    principal: { credentials: mockCredentials.user() },
    signal: new AbortController().signal,
  });
  return located.map(({ name }) => name);
}

const annotated = (list: string) =>
  anEntity('shop', { 'backstage.io/kubernetes-cluster': list });

const related = (...targetRefs: string[]): Entity => ({
  ...anEntity(),
  relations: targetRefs.map(targetRef => ({ type: 'dependsOn', targetRef })),
});

describe.each(BUILT_IN_LOCATORS.map(({ id }) => id))('%s', id => {
  it.each(
    serviceLocatorCases({
      create: () => locator(id),
      entity: {
        ...related('resource:default/prod-eu'),
        ...annotated('prod-eu'),
      },
      clusters: CLUSTERS,
    }),
  )('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});

describe('annotation', () => {
  it.each([
    ['prod-eu', ['prod-eu']],
    ['prod-*', ['prod-eu', 'prod-us']],
    [' Test , prod-us ,', ['prod-us', 'Test']],
    ['elsewhere', []],
    [' ', ['prod-eu', 'prod-us', 'Test']],
  ])('%p means %p', async (list, names) => {
    expect(await locate('annotation', annotated(list))).toEqual(names);
  });

  it('selects all clusters without an annotation', async () => {
    expect(await locate('annotation', anEntity())).toHaveLength(3);
  });
});

describe('catalogRelation', () => {
  it('finds the clusters that the entity depends on, in any namespace and case', async () => {
    const entity = related(
      'resource:default/prod-eu',
      'resource:platform/test',
      'component:default/prod-us',
    );
    expect(await locate('catalogRelation', entity)).toEqual([
      'prod-eu',
      'Test',
    ]);
  });

  it('finds none for an entity that depends on no cluster', async () => {
    expect(await locate('catalogRelation', anEntity())).toEqual([]);
  });
});
