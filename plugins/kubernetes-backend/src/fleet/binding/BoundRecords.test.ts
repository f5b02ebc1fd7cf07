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

function aTarget(key?: string): ServiceTarget {
  return {
    entityRef: REF,
    selector: { requirements: [], text: '' },
    ...(key !== undefined && { boundTo: { entity: ENTITY, key } }),
  };
}

const RECORDS = ['shop', 'payment'].map(namespace => ({
  cluster: 'eu',
  record: aFleetRecord({ namespace }),
}));

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
  const over = bound.run(stopping.signal, ref => changed.push(ref));
  return {
    bound,
    world,
    asked,
    changed,
    faults,
    shown: (key?: string, records = RECORDS) =>
      [...bound.filter(aTarget(key), records)].map(
        ({ record }) => record.namespace,
      ),
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
      ...Array.from({ length: 1_000 }, (_, index) => ({
        cluster,
        record: aFleetRecord({ namespace: `other-${index}` }),
      })),
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

  it('is not held up by a cluster whose policies do not answer', async () => {
    const { asked, shown, pass, stop, world } = setup();
    const slow = Array.from({ length: 50 }, (_, index) => ({
      cluster: 'slow',
      record: aFleetRecord({ namespace: `slow-${index}` }),
    }));
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
});
