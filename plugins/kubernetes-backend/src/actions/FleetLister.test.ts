import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  FleetCell,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ManualClock } from '../__testUtils__/ManualClock';
import { anEntity } from '../__testUtils__/anEntity';
import { aCaller, FleetWorld } from '../fleet/__testUtils__/fleetWorld';
import { FleetAccess } from '../fleet/access';
import { FleetReader } from '../fleet/reader';
import { CallerGate } from '../routes/CallerGate';
import { FleetLister } from './FleetLister';

const JO = 'user:default/jo';
const { credentials } = aCaller(JO);
const ref = (name: string) => `component:default/${name}`;

function aCell(
  cluster: string,
  state: FleetState,
  headline?: string,
): FleetCell {
  return { cluster, state, pods: 3, ready: 1, ...(headline && { headline }) };
}

function setup(services: Readonly<Record<string, readonly FleetCell[]>>) {
  const entities = Object.keys(services).map(
    (name): Entity => ({
      ...anEntity(name),
      relations: [{ type: 'ownedBy', targetRef: JO }],
    }),
  );
  const hidden = anEntity('hidden');
  const world = new FleetWorld([...entities, hidden]);
  world.rights.set(JO, {
    reads: new Set(entities.map(entity => stringifyEntityRef(entity))),
    decision: { result: AuthorizeResult.ALLOW },
    seesClusters: false,
    ownershipEntityRefs: [JO],
  });
  const reader: FleetReader = {
    readServices: async () =>
      new Map(
        Object.entries(services).map(([name, cells]) => [
          ref(name),
          { cells, unseen: name === 'partly' ? ['asia'] : [] },
        ]),
      ),
    readClusters: async () => new Map(),
    readHistory: async () => ({ since: new Date(), spans: [] }),
  };
  const audited: unknown[] = [];
  const lister = (isOn = true) =>
    new FleetLister({
      auth: mockServices.auth(),
      gate: new CallerGate(),
      audit: async (eventId, entityRef, _credentials, read) => {
        audited.push([eventId, entityRef]);
        return read();
      },
      fleet: {
        access: new FleetAccess(world.options),
        reader: () => (isOn ? reader : undefined),
      },
      clock: new ManualClock(),
    });
  return { audited, lister, world };
}

describe('FleetLister', () => {
  it('says how the caller’s services do, and why', async () => {
    const { audited, lister } = setup({
      shop: [
        aCell('us', 'healthy'),
        aCell('eu', 'failing', 'Crashes at start'),
        aCell('asia', 'warning', 'Out of memory again and again'),
      ],
      cart: [aCell('eu', 'healthy')],
      empty: [],
      dark: [aCell('eu', 'unseen')],
      partly: [aCell('eu', 'healthy')],
    });
    expect(await lister().list(credentials, undefined)).toEqual({
      unhealthy: [
        {
          entityRef: ref('shop'),
          state: 'failing',
          headline:
            'Crashes at start: 1 of 3 pods ready in eu, and 1 more cluster',
          causes: ['Crashes at start', 'Out of memory again and again'],
        },
      ],
      healthy: [ref('cart'), ref('empty')],
      unread: [
        {
          entityRef: ref('dark'),
          reason: expect.stringContaining('doesn’t see'),
        },
        // What cannot be seen is never called healthy.
        {
          entityRef: ref('partly'),
          reason: expect.stringContaining('doesn’t see'),
        },
      ],
      isTruncated: false,
    });
    expect(audited).toEqual([['services-listed', undefined]]);
  });

  it('names a cause once, however many clusters have it', async () => {
    const { lister } = setup({
      shop: ['asia', 'eu', 'us'].map(cluster =>
        aCell(cluster, 'failing', 'Crashes at start'),
      ),
    });
    const found = await lister().list(credentials, undefined);
    expect(found?.unhealthy).toMatchObject([
      {
        headline:
          'Crashes at start: 1 of 3 pods ready in asia, and 2 more clusters',
        causes: ['Crashes at start'],
      },
    ]);
  });

  it('says where only a part of a service is known, and calls none of these healthy', async () => {
    const limited = { isLimited: true };
    const { lister } = setup({
      shop: [{ ...aCell('eu', 'failing', 'Crashes at start'), ...limited }],
      wide: [
        aCell('us', 'healthy'),
        { ...aCell('eu', 'unseen', 'Its selector fits too much'), ...limited },
      ],
    });
    const found = await lister().list(credentials, undefined);
    expect(found).toMatchObject({
      unhealthy: [
        {
          headline: 'Crashes at start: 1 of 3 pods that are known ready in eu',
        },
      ],
      healthy: [],
      unread: [
        { entityRef: ref('wide'), reason: 'Its selector fits too much' },
      ],
    });
  });

  it('tells of services that are named, if the caller may see them', async () => {
    const { lister } = setup({ shop: [aCell('eu', 'healthy')], cart: [] });
    const names = ['Component:default/shop', ref('hidden'), 'nonsense'];
    const found = await lister().list(credentials, names);
    expect(found?.healthy).toEqual([ref('shop')]);
    expect(found?.unread.map(({ entityRef }) => entityRef)).toEqual([
      ref('hidden'),
      'nonsense',
    ]);
    const [first, second] = found?.unread ?? [];
    expect(first.reason).toBe(second.reason);
  });

  it('authorizes only the services that are named', async () => {
    const { lister, world } = setup({ shop: [], cart: [], empty: [] });
    const streamed = jest.spyOn(world.options.catalog, 'streamEntities');
    const byRefs = jest.spyOn(world.options.catalog, 'getEntitiesByRefs');
    await lister().list(credentials, ['Component:default/shop', 'nonsense']);
    expect(streamed).not.toHaveBeenCalled();
    expect(byRefs.mock.calls.map(([request]) => request.entityRefs)).toEqual([
      [ref('shop')],
    ]);
  });

  it('names the pods alone where the cause is unknown', async () => {
    const { lister } = setup({
      shop: [aCell('eu', 'failing'), aCell('us', 'warning')],
    });
    const found = await lister().list(credentials, undefined);
    expect(found?.unhealthy).toEqual([
      {
        entityRef: ref('shop'),
        state: 'failing',
        headline: '1 of 3 pods ready in eu, and 1 more cluster',
        causes: [],
      },
    ]);
  });

  it('names five hundred at most', async () => {
    const { lister } = setup(
      Object.fromEntries(
        Array.from({ length: 501 }, (_, number) => [`s${number}`, []]),
      ),
    );
    const found = await lister().list(credentials, undefined);
    expect(found?.healthy).toHaveLength(500);
    expect(found?.isTruncated).toBe(true);
  });

  it('knows nothing where the index is off', async () => {
    const { lister } = setup({ shop: [] });
    expect(await lister(false).list(credentials, undefined)).toBeUndefined();
  });
});
