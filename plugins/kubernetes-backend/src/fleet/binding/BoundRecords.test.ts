import { Entity } from '@backstage/catalog-model';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { ServiceTarget } from '../../locate/serviceTarget';
import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { BoundRecords } from './BoundRecords';

const REF = 'component:default/shop';
const ENTITY: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop' },
};

function aTarget(key?: string, entityRef = REF): ServiceTarget {
  return {
    entityRef,
    selector: { requirements: [], text: '' },
    ...(key !== undefined && { boundTo: { entity: ENTITY, key } }),
  };
}

const RECORDS = ['shop', 'payment'].map(namespace => ({
  cluster: 'eu',
  record: aFleetRecord({ namespace }),
}));

function inNamespaces(cluster: string, count: number, prefix = 'other') {
  return Array.from({ length: count }, (_, index) => ({
    cluster,
    record: aFleetRecord({ namespace: `${prefix}-${index}` }),
  }));
}

function setup() {
  const clock = new ManualClock();
  const stopping = new AbortController();
  const world = {
    namespaces: ['shop'],
    error: undefined as Error | undefined,
    answers: true,
    /** What a policy waits for, by namespace. */
    waitsFor: {} as Record<string, Promise<void> | undefined>,
  };
  let seed = 1;
  const asked: string[] = [];
  const changed: string[] = [];
  const faults: unknown[] = [];
  const bound = new BoundRecords({
    isBound: async (_target, cluster, namespace) => {
      asked.push(`${cluster}/${namespace}`);
      if (world.error) throw world.error;
      const isBound = world.namespaces.includes(namespace);
      await world.waitsFor[namespace];
      return world.answers ? isBound : undefined;
    },
    onFault: error => faults.push(error),
    clock,
    monotonic: () => clock.now().getTime(),
    random: () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    },
  });
  /** Clusters of which the last look has not seen all. */
  const leftOut: string[] = [];
  const over = bound.run(stopping.signal, ref => changed.push(ref));
  return {
    bound,
    world,
    asked,
    changed,
    faults,
    leftOut,
    shown: (key?: string, records = RECORDS, entityRef = REF) => {
      const look = bound.begin(aTarget(key, entityRef));
      const found = records.filter(located => look.shows(located));
      leftOut.splice(0, Infinity, ...look.end());
      return found.map(({ record }) => record.namespace);
    },
    async pass(seconds = 2) {
      for (let second = 0; second < seconds; second += 1) {
        clock.advance(1_000);
        for (let turn = 0; turn < 5; turn += 1) {
          await new Promise(setImmediate);
        }
      }
    },
    stop: () => {
      stopping.abort();
      return over;
    },
  };
}

describe('BoundRecords', () => {
  it('leaves all records where entities are not bound', async () => {
    const { asked, shown, pass, stop } = setup();
    expect(shown()).toEqual(['shop', 'payment']);
    await pass();
    expect(asked).toEqual([]);
    await stop();
  });

  it('shows nothing of a namespace before a policy has allowed it', async () => {
    const { changed, shown, pass, stop } = setup();
    expect(shown('a')).toEqual([]);
    await pass();
    expect(changed).toEqual([REF]);
    expect(shown('a')).toEqual(['shop']);
    await stop();
  });

  it('notices that a namespace has another owner, though nothing happens to the service', async () => {
    const { changed, shown, pass, stop, world } = setup();
    shown('a');
    await pass();
    world.namespaces = ['payment'];
    await pass(125);
    expect(shown('a')).toEqual(['shop', 'payment']);
    await pass(600);
    expect(shown('a')).toEqual(['payment']);
    expect(changed).toHaveLength(3);
    await stop();
  });

  it('asks again soon when the entity has changed', async () => {
    const { shown, pass, stop, world } = setup();
    shown('a');
    await pass();
    world.namespaces = [];
    shown('b');
    await pass();
    expect(shown('b')).toEqual([]);
    await stop();
  });

  it('keeps what was bound for half an hour while a cluster does not answer', async () => {
    const { shown, pass, stop, world } = setup();
    shown('a');
    await pass();
    world.answers = false;
    await pass(25 * 60);
    expect(shown('a')).toEqual(['shop']);
    await pass(10 * 60);
    expect(shown('a')).toEqual([]);
    world.answers = true;
    await pass(150);
    expect(shown('a')).toEqual(['shop']);
    await stop();
  });

  it('shows nothing of what cannot be decided', async () => {
    const { faults, shown, pass, stop, world } = setup();
    world.error = new Error('oh');
    shown('a');
    await pass();
    expect(shown('a')).toEqual([]);
    expect(faults).toHaveLength(2);
    await stop();
  });

  it('forgets a service', async () => {
    const { asked, bound, shown, pass, stop } = setup();
    shown('a');
    await pass();
    bound.forget(REF);
    await pass(700);
    expect(asked).toHaveLength(2);
    await stop();
  });

  it('is not held up by a policy that does not answer', async () => {
    const { asked, shown, pass, stop, world } = setup();
    world.waitsFor.payment = new Promise(() => undefined);
    shown('a');
    await pass(700);
    expect(shown('a')).toEqual(['shop']);
    expect(asked.filter(place => place === 'eu/shop')).toHaveLength(2);
    expect(asked.filter(place => place === 'eu/payment')).toHaveLength(1);
    await stop();
  });

  it('finds the namespace of a service in spite of a thousand others, in each cluster', async () => {
    const { changed, shown, pass, stop } = setup();
    const inMany = (cluster: string) => [
      ...inNamespaces(cluster, 1_000),
      { cluster, record: aFleetRecord({ namespace: 'shop' }) },
    ];
    const records = [...inMany('us'), ...inMany('eu')];
    let found = shown('a', records);
    for (let turn = 0; turn < 1_500 && found.length < 2; turn += 1) {
      changed.length = 0;
      await pass(1);
      // As the index does.
      if (changed.length > 0) found = shown('a', records);
    }
    expect(found).toEqual(['shop', 'shop']);
    // Once it is bound, the others don't push it out.
    for (let look = 0; look < 20; look += 1) {
      await pass(1);
      expect(shown('a', records)).toEqual(['shop', 'shop']);
    }
    await stop();
  });

  it('shows all namespaces that are bound, however many, and says until then that some are left out', async () => {
    const { changed, leftOut, shown, pass, stop, world } = setup();
    const records = inNamespaces('eu', 500, 'shop');
    world.namespaces = records.map(({ record }) => record.namespace);
    shown('a', records);
    expect(leftOut).toEqual(['eu']);
    for (let second = 0; second < 10; second += 1) {
      changed.length = 0;
      await pass(1);
      if (changed.length > 0) shown('a', records);
    }
    expect(shown('a', records)).toEqual(world.namespaces);
    expect(leftOut).toEqual([]);
    await stop();
  });

  it('says which cluster it has not seen all of while others take the places', async () => {
    const { leftOut, shown, pass, stop } = setup();
    const records = [...inNamespaces('eu', 201), ...inNamespaces('us', 200)];
    for (let second = 0; second < 60; second += 1) {
      shown('a', records);
      expect(leftOut).toEqual(['eu']);
      await pass(1);
    }
    await stop();
  });

  it('knows a bounded number of namespaces, and some of each cluster', async () => {
    const { asked, leftOut, shown, pass, stop } = setup();
    const records = Array.from({ length: 12 }, (_, index) =>
      inNamespaces(`c${index}`, 200),
    ).flat();
    const own = { cluster: 'last', record: RECORDS[0].record };
    shown('a', [...records, own]);
    await pass();
    expect(asked.length).toBeGreaterThanOrEqual(1_000);
    expect(asked.length).toBeLessThan(1_100);
    expect(shown('a', [...records, own])).toEqual(['shop']);
    expect(leftOut).toContain('c11');
    expect(leftOut).not.toContain('last');
    await stop();
  });

  it('asks no more often than every 20 s for as many as have a place, whoever looks', async () => {
    const { asked, changed, shown, pass, stop } = setup();
    const records = inNamespaces('eu', 3_000);
    shown('a', records);
    let told = 0;
    for (let second = 0; second < 100; second += 1) {
      changed.length = 0;
      await pass(1);
      told += changed.length;
      if (changed.length > 0) shown('a', records);
    }
    expect(told).toBeLessThanOrEqual(5);
    for (let second = 0; second < 100; second += 1) {
      await pass(1);
      shown('a', records);
    }
    expect(asked.length).toBeLessThanOrEqual(11 * 200);
    // They do take turns.
    expect(new Set(asked).size).toBeGreaterThan(1_000);
    await stop();
  });

  it('lets namespaces take turns all at once, though their answers come one after another', async () => {
    const { changed, shown, pass, stop, world } = setup();
    const records = inNamespaces('eu', 3_000);
    const answers: (() => void)[] = [];
    for (const { record } of records) {
      Object.defineProperty(world.waitsFor, record.namespace, {
        get: () =>
          new Promise<void>(resolve => {
            answers.push(resolve);
          }),
      });
    }
    shown('a', records);
    const told: number[] = [];
    for (let second = 1; second <= 100; second += 1) {
      changed.length = 0;
      answers.splice(0).forEach(answer => answer());
      await pass(1);
      if (changed.length === 0) continue;
      told.push(second);
      shown('a', records);
    }
    // None before the first answer is 20 s old.
    expect(told[0]).toBeGreaterThan(20);
    expect(told.length).toBeGreaterThan(1);
    expect(told.length).toBeLessThanOrEqual(5);
    // Whoever was told and hasn't looked yet is not told again.
    changed.length = 0;
    await pass(60);
    expect(changed).toHaveLength(1);
    await stop();
  });

  it('does not let an entity with many namespaces hold up another one', async () => {
    const { asked, shown, pass, stop, world } = setup();
    const answers: (() => void)[] = [];
    const records = inNamespaces('eu', 50);
    for (const { record } of records) {
      world.waitsFor[record.namespace] = new Promise(resolve => {
        answers.push(resolve);
      });
    }
    shown('a', records);
    await pass();
    shown('a', [RECORDS[0]], 'component:default/cart');
    await pass();
    expect(asked).toEqual(['eu/other-0', 'eu/other-1']);
    answers[0]();
    answers[1]();
    await pass(1);
    expect(asked).toContain('eu/shop');
    await stop();
  });

  it('is not held up by a cluster whose policies do not answer', async () => {
    const { asked, shown, pass, stop, world } = setup();
    const slow = inNamespaces('slow', 50, 'slow');
    for (const { record } of slow) {
      world.waitsFor[record.namespace] = new Promise(() => undefined);
    }
    shown('a', slow);
    await pass();
    expect(asked).toHaveLength(2);
    shown('a', [...slow, ...RECORDS]);
    await pass();
    expect(shown('a')).toEqual(['shop']);
    await stop();
  });

  it('does not believe an answer about the entity as it was', async () => {
    const { shown, pass, stop, world } = setup();
    let answer = () => undefined as void;
    world.waitsFor.shop = new Promise(resolve => {
      answer = resolve;
    });
    shown('a');
    await pass();
    world.namespaces = [];
    world.waitsFor = {};
    shown('b');
    await pass();
    answer();
    await pass();
    expect(shown('b')).toEqual([]);
    await stop();
  });

  it('forgets a namespace in which nothing has been for half an hour', async () => {
    const { asked, shown, pass, stop } = setup();
    const [shop] = RECORDS;
    shown('a');
    await pass(1_000);
    shown('a', [shop]);
    await pass(1_000);
    expect(shown('a', [shop])).toEqual(['shop']);
    asked.length = 0;
    await pass(700);
    expect(asked).toEqual(['eu/shop']);
    await stop();
  });

  it('asks the policies of a cluster for two at a time, also after one has answered', async () => {
    const { asked, shown, pass, stop, world } = setup();
    const [slow, slower, slowest] = inNamespaces('eu', 3, 'slow');
    for (const { record } of [slow, slower, slowest]) {
      world.waitsFor[record.namespace] = new Promise(() => undefined);
    }
    shown('a', [slow, RECORDS[0]]);
    await pass();
    expect(asked).toEqual(['eu/slow-0', 'eu/shop']);
    shown('a', [slower, slowest], 'component:default/cart');
    await pass();
    expect(asked.slice(2)).toEqual(['eu/slow-1']);
    await stop();
  });
});
