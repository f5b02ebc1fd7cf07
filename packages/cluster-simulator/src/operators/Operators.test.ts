import { at } from '../testing';
import { item, items, startOperated } from './__testUtils__/operated';

const operated = startOperated();

it('stays where it is until it is moved on', async () => {
  const states = async () =>
    JSON.stringify([
      await items(operated.eu, 'orders', 'rollouts'),
      await items(operated.us, 'orders', 'certificates'),
      at(
        await item(operated.eu, 'warehouse', 'clusters', 'warehouse-db'),
        'status',
      ),
      await items(operated.us, 'warehouse', 'helmreleases'),
      await items(operated.eu, 'orders', 'scaledobjects'),
    ]);
  const before = await states();
  operated.clock.advance(30 * 60_000);
  expect(await states()).toBe(before);
});

it('lists the lives of a cluster, and rejects what they do not have', () => {
  expect(operated.eu.stages()).toEqual(
    expect.arrayContaining([
      {
        kind: 'Rollout',
        namespace: 'orders',
        name: 'orders',
        stage: 'paused',
        stages: ['healthy', 'paused', 'analyzing', 'aborted', 'promoted'],
      },
    ]),
  );
  expect(() =>
    operated.eu.moveTo(
      { kind: 'Rollout', namespace: 'orders', name: 'orders' },
      'lost',
    ),
  ).toThrow('Rollout orders has no stage "lost"; there are healthy, paused');
  expect(() =>
    operated.eu.moveTo(
      { kind: 'Rollout', namespace: 'shop', name: 'orders' },
      'paused',
    ),
  ).toThrow('No operator keeps a Rollout shop/orders');
});
