import { textAt } from '../../testing';
import {
  findCondition,
  item,
  items,
  pods,
  startOperated,
} from '../__testUtils__/operated';

const operated = startOperated();

describe('a Cluster of CloudNativePG', () => {
  const database = {
    kind: 'Cluster',
    namespace: 'warehouse',
    name: 'warehouse-db',
  };
  const label = 'cnpg.io/cluster%3Dwarehouse-db';

  it('fails over while its primary crashes, and its pods have none of its labels', async () => {
    expect(
      await item(operated.eu, 'warehouse', 'clusters', 'warehouse-db'),
    ).toMatchObject({
      metadata: { labels: { 'backstage.io/kubernetes-id': 'warehouse' } },
      status: {
        phase: 'Failing over',
        instances: 3,
        readyInstances: 2,
        currentPrimary: 'warehouse-db-1',
        targetPrimary: 'warehouse-db-2',
      },
    });
    const found = await pods(operated.eu, 'warehouse', label);
    expect(
      found.map(({ name, isReady, owner }) => [name, isReady, owner]),
    ).toEqual([
      ['warehouse-db-1', false, 'Cluster'],
      ['warehouse-db-2', true, 'Cluster'],
      ['warehouse-db-3', true, 'Cluster'],
    ]);
    for (const { labels } of found) {
      expect(labels).not.toHaveProperty(['backstage.io/kubernetes-id']);
    }
  });

  it('has another primary afterwards, and the old one comes back as a replica', async () => {
    operated.eu.moveTo(database, 'rejoining');
    operated.clock.advance(30_000);
    expect(
      await item(operated.eu, 'warehouse', 'clusters', 'warehouse-db'),
    ).toMatchObject({
      status: {
        phase: 'Waiting for the instances to become active',
        currentPrimary: 'warehouse-db-2',
        readyInstances: 2,
      },
    });
    operated.eu.moveTo(database, 'failed-over');
    operated.clock.advance(60_000);
    const object = await item(
      operated.eu,
      'warehouse',
      'clusters',
      'warehouse-db',
    );
    expect(object).toMatchObject({
      status: { phase: 'Cluster in healthy state', readyInstances: 3 },
    });
    expect(findCondition(object, 'Ready')).toMatchObject({ status: 'True' });
    const found = await pods(operated.eu, 'warehouse', label);
    expect(
      found.map(({ isReady, labels }) => [
        isReady,
        labels['cnpg.io/instanceRole'],
      ]),
    ).toEqual([
      [true, 'replica'],
      [true, 'primary'],
      [true, 'replica'],
    ]);
  });

  it('has a volume for each instance, and Services for what is written and read', async () => {
    const claims = await items(
      operated.eu,
      'warehouse',
      'persistentvolumeclaims',
    );
    expect(claims.map(claim => textAt(claim, 'metadata', 'name'))).toEqual(
      expect.arrayContaining([1, 2, 3].map(each => `warehouse-db-${each}`)),
    );
    const services = await items(operated.eu, 'warehouse', 'services');
    const own = services.filter(service =>
      textAt(service, 'metadata', 'name')?.startsWith('warehouse-db-'),
    );
    expect(
      own.map(service => [
        textAt(service, 'metadata', 'name'),
        textAt(service, 'metadata', 'ownerReferences', 0, 'kind'),
      ]),
    ).toEqual(
      expect.arrayContaining(
        ['rw', 'ro', 'r'].map(each => [`warehouse-db-${each}`, 'Cluster']),
      ),
    );
  });
});
