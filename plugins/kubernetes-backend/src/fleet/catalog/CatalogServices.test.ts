import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { anEntity } from '../../__testUtils__/anEntity';
import { hashSubject } from '../../locate';
import { serviceTarget } from '../../locate/serviceTarget';
import { CatalogServices } from './CatalogServices';

const { signal } = new AbortController();

function createServices(entities: Entity[]) {
  const world = { entities, clusters: 'eu', fails: false, reads: 0 };
  const told: string[] = [];
  const clock = new ManualClock();
  const services = new CatalogServices({
    listEntities: async function* list() {
      world.reads += 1;
      yield world.entities.slice(0, 1);
      if (world.fails) throw new Error('the catalog is down');
      yield world.entities.slice(1);
    },
    locate: async entity => {
      if (entity.metadata.name === 'invalid') return undefined;
      if (entity.metadata.name === 'unknown') throw new Error('oh');
      return {
        target: serviceTarget(entity),
        clusters: new Set([world.clusters]),
        subject: hashSubject(entity, { usesAll: false }),
      };
    },
    clustersKey: async () => world.clusters,
    onService: ({ target }) => told.push(`+${target.entityRef}`),
    onReplaced: ref => told.push(`~${ref}`),
    onGone: ref => told.push(`-${ref}`),
    onFault: error => told.push(`!${error}`),
    clock,
    monotonic: () => clock.now().getTime(),
  });
  const refresh = async () => {
    told.length = 0;
    await services.refresh(signal).catch(error => told.push(`${error}`));
    return [...told];
  };
  return {
    services,
    world,
    refresh,
    pass: (ms: number) => clock.advance(ms),
    async runFor(seconds: number) {
      const stopping = new AbortController();
      const over = services.run(stopping.signal);
      for (let second = 0; second < seconds; second += 1) {
        for (let turn = 0; turn < 20; turn += 1) {
          await new Promise(setImmediate);
        }
        clock.advance(1_000);
      }
      stopping.abort();
      await over;
    },
  };
}

describe('CatalogServices', () => {
  const [shop, games] = ['shop', 'games'].map(name => anEntity(name));

  it('tells each service once, and again when it changes', async () => {
    const { world, refresh } = createServices([shop, games]);
    expect(await refresh()).toEqual(
      [shop, games].map(each => `+${stringifyEntityRef(each)}`),
    );
    expect(await refresh()).toEqual([]);
    world.entities = [shop, anEntity('games', { other: 'x' })];
    expect(await refresh()).toEqual([
      '~component:default/games',
      '+component:default/games',
    ]);
    world.clusters = 'us';
    expect(await refresh()).toHaveLength(2);
    world.entities = [games];
    expect(await refresh()).toContain('-component:default/shop');
  });

  it('counts a reading only if it has found every service', async () => {
    const { refresh, services, world } = createServices([shop, games]);
    await refresh();
    expect(services.scans).toEqual([
      { startedAt: expect.any(Number), endedAt: expect.any(Number) },
    ]);
    world.entities = [shop, anEntity('unknown')];
    await refresh();
    world.fails = true;
    await refresh();
    expect(services.scans).toHaveLength(1);
    world.fails = false;
    world.entities = [shop, anEntity('invalid')];
    for (let reading = 0; reading < 3; reading += 1) await refresh();
    expect(services.scans).toHaveLength(2);
  });

  it('knows since when a service is as it is', async () => {
    const { pass, refresh, services, world } = createServices([shop]);
    const ref = stringifyEntityRef(shop);
    expect(services.knownForMs(ref)).toBe(0);
    await refresh();
    pass(5_000);
    await refresh();
    expect(services.knownForMs(ref)).toBe(5_000);
    world.entities = [anEntity('shop', { other: 'x' })];
    await refresh();
    pass(1_000);
    expect(services.knownForMs(ref)).toBe(1_000);
    world.entities = [];
    await refresh();
    expect(services.knownForMs(ref)).toBe(0);
  });

  it('says when a reference stands for another service, and not when its description changes', async () => {
    const { refresh, world } = createServices([shop]);
    const ref = stringifyEntityRef(shop);
    const edited = (fields: object, owner: string): Entity => ({
      ...shop,
      metadata: { ...shop.metadata, ...fields },
      relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
    });
    const next = (entity: Entity) => {
      world.entities = [entity];
      return refresh();
    };
    expect(await next(edited({ uid: '1' }, 'a'))).toEqual([`+${ref}`]);
    expect(
      await next(edited({ uid: '1', title: 'S', etag: '2' }, 'a')),
    ).toEqual([`+${ref}`]);
    const replaced = [`~${ref}`, `+${ref}`];
    expect(await next(edited({ uid: '1' }, 'b'))).toEqual(replaced);
    expect(await next(edited({ uid: '2' }, 'b'))).toEqual(replaced);
    world.entities = [];
    await refresh();
    expect(await next(edited({ uid: '3' }, 'c'))).toEqual([`+${ref}`]);
  });

  it('keeps what it knows while the catalog fails', async () => {
    const { world, refresh } = createServices([shop, games]);
    await refresh();
    world.fails = true;
    expect(await refresh()).toEqual(['Error: the catalog is down']);
    world.fails = false;
    expect(await refresh()).toEqual([]);
  });

  it('reads a catalog once a minute, and one that is not ready sooner', async () => {
    const ready = createServices([shop]);
    await ready.runFor(170);
    expect(ready.world.reads).toBe(3);
    const empty = createServices([]);
    await empty.runFor(12);
    // At once, after 5 s and after 10 s more.
    expect(empty.world.reads).toBe(2);
    await empty.runFor(170);
    expect(empty.world.reads).toBeLessThanOrEqual(8);
    const failing = createServices([shop, games]);
    failing.world.fails = true;
    await failing.runFor(12);
    expect(failing.world.reads).toBe(2);
  });

  it('leaves out what is invalid, and goes on after a locator that fails', async () => {
    const entities = ['unknown', 'invalid', 'shop'].map(name => anEntity(name));
    const { refresh } = createServices(entities);
    const told = ['!Error: oh', '-component:default/invalid'];
    expect(await refresh()).toEqual([...told, '+component:default/shop']);
    expect(await refresh()).toEqual(['!Error: oh']);
  });
});
