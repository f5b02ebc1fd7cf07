import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ManualClock } from '../__testUtils__/ManualClock';
import { anEntity } from '../__testUtils__/anEntity';
import { serviceTarget, hashSubject } from '../locate';
import { aFleetRecord } from './__testUtils__/aFleetRecord';
import { createFleet, FleetOptions } from './createFleet';
import { FLEET_KINDS, FleetRecord } from './records';
import { FleetEvent, FleetSink } from './source/FleetSource';
import { aRegistry } from './__testUtils__/aRegistry';

type Pipeline = FleetOptions['pipeline'];

const CLUSTERS = ['eu', 'us'].map(name => ({
  name,
  url: `https://${name}`,
  authProvider: 'serviceAccount',
  authMetadata: {},
}));

/** A pod of the shop. */
const aPod = (name: string, changes: Partial<FleetRecord> = {}) =>
  aFleetRecord({
    name,
    uid: `uid-${name}`,
    labels: { 'backstage.io/kubernetes-id': 'shop' },
    ...changes,
  });

/** All kinds of a cluster as one list, after which every change is seen. */
function listed(
  cluster: string,
  ...pods: readonly FleetRecord[]
): readonly FleetEvent[] {
  return FLEET_KINDS.flatMap((kind): readonly FleetEvent[] => [
    { type: 'listBegun', cluster, kind },
    {
      ...{ type: 'changed', cluster, kind, deleted: [], readAt: 0 },
      records: kind === 'Pod' ? pods : [],
    },
    {
      ...{ type: 'listEnded', cluster, kind },
      ...{ resourceVersion: '1', isLimited: false },
    },
    { type: 'live', cluster, kind },
  ]);
}

async function start({
  entities = [anEntity('shop')],
  isBound = false,
  locate,
  maxRecords = 100,
}: {
  readonly entities?: readonly Entity[];
  /** Whether entities are bound to namespaces: this one to `shop`. */
  readonly isBound?: boolean;
  /** What goes wrong where an entity is located. */
  readonly locate?: () => never;
  readonly maxRecords?: number;
} = {}) {
  const clock = new ManualClock();
  const catalog = { entities };
  const onFault = jest.fn();
  const following = jest.fn();
  let sink: FleetSink = () => undefined;
  const pipeline = {
    connect: () => ({}),
    isBound: async (...[, , namespace]: Parameters<Pipeline['isBound']>) =>
      namespace === 'shop',
    locate: async (entity: Entity) => {
      locate?.();
      const target = serviceTarget(entity, { isBound });
      return { target, clusters: CLUSTERS };
    },
    snapshot: async () => ({ clusters: [] }),
  };
  const fleet = createFleet({
    source: {
      follow: async (given, until) => {
        sink = given;
        await clock.sleep(Infinity, until);
        // Worker threads take a while to end.
        await new Promise(setImmediate);
        following('ended');
      },
    },
    limits: { maxRecords, maxCharacters: 1_000_000 },
    pipeline: pipeline as unknown as Pipeline,
    registry: aRegistry(CLUSTERS),
    listEntities: async function* list() {
      yield catalog.entities;
    },
    getEntity: async () => catalog.entities[0],
    hashSubject: entity => hashSubject(entity, { usesAll: false }),
    getCaller: async () => ({ credentials: mockCredentials.service() }),
    isLocatedAlike: true,
    clock,
    monotonic: clock.monotonic,
    onFault,
  });
  const pass = async (seconds: number) => {
    for (let half = 0; half < 2 * seconds; half += 1) {
      clock.advance(500);
      for (let turn = 0; turn < 4; turn += 1) await new Promise(setImmediate);
    }
  };
  const targetIn = (cluster: string) => ({
    service: serviceTarget(anEntity('shop')),
    connection: {
      cluster: CLUSTERS.find(({ name }) => name === cluster)!,
      hasSharedCredential: true,
    },
  });
  await pass(1);
  return {
    catalog,
    fleet,
    following,
    onFault,
    pass,
    send: async (...events: readonly FleetEvent[]) => {
      events.forEach(event => sink(event));
      await pass(1);
    },
    podsIn: (cluster: string) =>
      fleet.placement
        .previewPods(
          targetIn(cluster) as Parameters<
            typeof fleet.placement.previewPods
          >[0],
        )
        ?.map(({ name }) => name),
    onChangeIn: (cluster: string, until: AbortSignal) => {
      const onChange = jest.fn();
      fleet.placement.listen(
        targetIn(cluster) as Parameters<typeof fleet.placement.listen>[0],
        onChange,
        until,
      );
      return onChange;
    },
  };
}

describe('createFleet', () => {
  it('knows the pods of the services of the catalog, in each cluster that it sees', async () => {
    const { fleet, onFault, podsIn, send } = await start();
    expect(podsIn('eu')).toBeUndefined();
    await send(...listed('eu', aPod('shop-1')), ...listed('us'));
    expect(podsIn('eu')).toEqual(['shop-1']);
    expect(podsIn('us')).toEqual([]);
    expect(fleet.countRecords('eu')).toBe(1);
    expect(fleet.clusters.get('eu')?.kinds.get('Pod')?.type).toBe('live');
    expect(onFault).not.toHaveBeenCalled();
    await fleet.close();
  });

  it('forgets a service that the catalog has no more', async () => {
    const { catalog, fleet, pass, podsIn, send } = await start();
    await send(...listed('eu', aPod('shop-1')));
    catalog.entities = [anEntity('other')];
    await pass(61);
    expect(podsIn('eu')).toBeUndefined();
    await fleet.close();
  });

  it('does not call a service healthy whose objects are in too many namespaces to ask about', async () => {
    const { fleet, pass, send } = await start({
      isBound: true,
      maxRecords: 1_000,
    });
    const inNamespaces = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        aPod(`other-${index}`, { namespace: `other-${index}` }),
      );
    const own = aPod('shop-1', { namespace: 'shop' });
    // What was added last is looked at first, so that its namespace gets a place.
    await send(...listed('eu', ...inNamespaces(201), own));
    await send(...listed('us', own, ...inNamespaces(199)));
    await pass(15);
    const entity = anEntity('shop');
    const services = await fleet.reader.readServices(
      new Map([
        [
          serviceTarget(entity).entityRef,
          hashSubject(entity, { usesAll: false }),
        ],
      ]),
      new AbortController().signal,
    );
    expect([...services.values()].flatMap(({ cells }) => cells)).toMatchObject([
      { cluster: 'eu', state: 'unseen', pods: 1, isLimited: true },
      { cluster: 'us', state: 'healthy', pods: 1 },
    ]);
    await fleet.close();
  });

  it('leaves out an entity whose annotations are invalid, which is no fault', async () => {
    const { fleet, onFault, podsIn, send } = await start({
      locate: () => {
        throw new InputError('no selector');
      },
    });
    await send(...listed('eu', aPod('shop-1')));
    expect(podsIn('eu')).toBeUndefined();
    expect(onFault).not.toHaveBeenCalled();
    await fleet.close();
  });

  it('tells of a locator that fails', async () => {
    const { fleet, onFault } = await start({
      locate: () => {
        throw new Error('no locator');
      },
    });
    expect(onFault).toHaveBeenCalledWith(
      'fleet catalog',
      expect.objectContaining({ message: 'no locator' }),
    );
    await fleet.close();
  });

  it('tells those who wait when what is seen of their cluster changes', async () => {
    const { fleet, onChangeIn, send } = await start({ maxRecords: 1 });
    const waiting = new AbortController();
    const [eu, us] = ['eu', 'us'].map(name => onChangeIn(name, waiting.signal));
    await send(...listed('eu'));
    expect(eu).toHaveBeenCalledTimes(1);
    expect(us).not.toHaveBeenCalled();
    const changed = (...records: readonly FleetRecord[]) =>
      send({
        ...{ type: 'changed', cluster: 'eu', kind: 'Pod', deleted: [] },
        ...{ readAt: 0, records },
      });
    const others = ['a', 'b'].map(name => aPod(name, { labels: {} }));
    await changed(others[0]);
    expect(eu).toHaveBeenCalledTimes(1);
    // More than are kept, so that nothing is certain there any more.
    await changed(others[1]);
    expect(eu).toHaveBeenCalledTimes(2);
    waiting.abort();
    await fleet.close();
  });

  it('ends everything when it is closed', async () => {
    const { fleet, following } = await start();
    expect(following).not.toHaveBeenCalled();
    await fleet.close();
    expect(following).toHaveBeenCalledWith('ended');
  });
});
