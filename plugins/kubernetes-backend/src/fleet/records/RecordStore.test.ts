import fc from 'fast-check';
import { FleetRecord } from './FleetRecord';
import { RecordStore } from './RecordStore';
import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { recordArbitrary } from '../__testUtils__/recordArbitrary';

const UNLIMITED = { maxRecords: 1_000_000, maxCharacters: 1_000_000_000 };

const record = recordArbitrary;

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('put'), record }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('delete'), record }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('list'),
      records: fc.array(record, { maxLength: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('drop') }) },
);

const keyOf = ({ kind, namespace, name }: FleetRecord) =>
  [kind, namespace, name].join('/');

/** By cluster and key, of which no two have the same. */
const located = (
  all: Iterable<{ readonly cluster: string; readonly record: FleetRecord }>,
) =>
  Object.fromEntries(
    [...all].map(({ cluster, record: each }) => [
      `${cluster}/${keyOf(each)}`,
      each,
    ]),
  );

describe('RecordStore', () => {
  it('has what a map of maps would have', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('eu', 'us', 'ap'), step), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, all => {
        const store = new RecordStore(UNLIMITED);
        const clusters = new Map<string, Map<string, FleetRecord>>();
        const answers: (readonly [boolean, boolean])[] = [];
        for (const [cluster, change] of all) {
          const map = clusters.get(cluster) ?? new Map();
          clusters.set(cluster, map);
          if ('records' in change) {
            store.beginList(cluster, 'Pod');
            for (const key of map.keys()) {
              if (key.startsWith('Pod/')) map.delete(key);
            }
            for (const each of change.records) {
              const pod: FleetRecord = { ...each, kind: 'Pod' };
              store.put(cluster, pod);
              map.set(keyOf(pod), pod);
            }
            store.endList(cluster, 'Pod');
          } else if (!('record' in change)) {
            store.drop(cluster);
            clusters.delete(cluster);
          } else if (change.type === 'put') {
            store.put(cluster, change.record);
            map.set(keyOf(change.record), change.record);
          } else {
            const isDeleted = store.delete(cluster, change.record);
            answers.push([isDeleted, map.delete(keyOf(change.record))]);
          }
        }
        answers.forEach(([actual, expected]) => expect(actual).toBe(expected));
        let size = 0;
        for (const [cluster, map] of clusters) {
          const own = [...store.ofCluster(cluster)];
          expect(
            Object.fromEntries(own.map(each => [keyOf(each), each])),
          ).toEqual(Object.fromEntries(map));
          expect(own).toHaveLength(map.size);
          expect(store.count(cluster)).toBe(map.size);
          for (const each of map.values()) {
            expect(store.get(cluster, each)).toEqual(each);
          }
          size += map.size;
        }
        expect(store.size).toBe(size);
        const naive = [...clusters].flatMap(([cluster, map]) =>
          [...map.values()].map(each => ({ cluster, record: each })),
        );
        expect(located(store.withLabel('app', 'a'))).toEqual(
          located(naive.filter(each => each.record.labels.app === 'a')),
        );
      }),
    );
  });

  it('says whether a record has changed', () => {
    const store = new RecordStore(UNLIMITED);
    const pod = aFleetRecord({ restarts: 1 });
    expect(store.put('eu', pod)).toBe(true);
    expect(store.put('eu', { ...pod, labels: { ...pod.labels } })).toBe(false);
    expect(store.put('eu', { ...pod, restarts: 2 })).toBe(true);
  });

  it('keeps no more of a cluster than its limit, says so, and recovers with the next list', () => {
    const store = new RecordStore({ ...UNLIMITED, maxRecords: 2 });
    const list = (...names: readonly string[]) => {
      store.beginList('eu', 'Pod');
      for (const name of names) store.put('eu', aFleetRecord({ name }));
      store.endList('eu', 'Pod');
    };
    list('a', 'b', 'c');
    expect(store.count('eu')).toBe(2);
    expect(store.isLimited('eu')).toBe(true);
    store.put('us', aFleetRecord());
    expect(store.isLimited('us')).toBe(false);
    list('c', 'd');
    expect(store.isLimited('eu')).toBe(false);
    expect(store.get('eu', aFleetRecord({ name: 'd' }))).toBeDefined();
  });

  it('bounds the characters of a cluster, also where a record grows', () => {
    const store = new RecordStore({ ...UNLIMITED, maxCharacters: 124 });
    store.put('eu', aFleetRecord({ labels: { app: 'a' } }));
    expect(store.isLimited('eu')).toBe(false);
    store.put('eu', aFleetRecord({ labels: { app: 'a'.repeat(100) } }));
    expect(store.isLimited('eu')).toBe(true);
    expect(store.size).toBe(0);
    expect(store.labelSets).toBe(0);
  });

  it.each(['name', 'namespace', 'node', 'phase', 'status'] as const)(
    'counts the characters of the %s',
    field => {
      const store = new RecordStore({ ...UNLIMITED, maxCharacters: 1_000 });
      store.put('eu', aFleetRecord({ [field]: 'a'.repeat(1_000) }));
      expect(store.size).toBe(0);
      expect(store.isLimited('eu')).toBe(true);
    },
  );

  it('bounds labels by their number, however short they are', () => {
    const store = new RecordStore({ ...UNLIMITED, maxCharacters: 100_000 });
    for (let object = 0; object < 100; object += 1) {
      const labels = Object.fromEntries(
        Array.from({ length: 500 }, (_, index) => [
          index.toString(36),
          index === 0 ? `${object}` : '',
        ]),
      );
      store.put('eu', aFleetRecord({ name: `web-${object}`, labels }));
    }
    // Each label of each object takes some twenty bytes in columns.
    expect(store.size).toBeLessThan(10);
    expect(store.isLimited('eu')).toBe(true);
  });

  it('reads records with the same labels while they come and go', () => {
    const store = new RecordStore(UNLIMITED);
    const pods = ['a', 'b', 'c', 'd'].map(name =>
      aFleetRecord({ name, labels: { app: 'web' } }),
    );
    pods.forEach(pod => store.put('eu', pod));
    const [set] = store.labelSetsWith('app', 'web');
    const read: string[] = [];
    for (const found of store.withLabelSet(set)) {
      read.push(found.record.name);
      if (read.length > 1) continue;
      // The first of them has been the last that was added.
      store.delete('eu', pods[2]);
      store.put('eu', aFleetRecord({ name: 'x', labels: { app: 'other' } }));
      store.put('eu', { ...pods[1], labels: { app: 'other' } });
      store.put('eu', { ...pods[0], restarts: 1 });
    }
    expect(read).toEqual(['d', 'a']);
  });

  it('keeps the records of a list that breaks off', () => {
    const store = new RecordStore(UNLIMITED);
    store.put('eu', aFleetRecord({ name: 'a' }));
    store.beginList('eu', 'Pod');
    store.put('eu', aFleetRecord({ name: 'b' }));
    store.beginList('eu', 'Pod');
    store.put('eu', aFleetRecord({ name: 'a' }));
    expect(store.endList('eu', 'Pod')).toBe(1);
    expect([...store.ofCluster('eu')].map(({ name }) => name)).toEqual(['a']);
  });

  it('tells of each change with the labels before and after', () => {
    const store = new RecordStore(UNLIMITED);
    const told: unknown[] = [];
    store.listen({
      setAdded: () => undefined,
      setRemoved: () => undefined,
      recordChanged: (...change) => told.push(change),
    });
    const pod = aFleetRecord({ labels: { app: 'a' } });
    store.put('eu', pod);
    store.put('eu', pod);
    store.put('eu', { ...pod, labels: { app: 'b' } });
    store.delete('eu', pod);
    expect(told).toEqual([
      ['eu', undefined, 0],
      ['eu', 0, 1],
      ['eu', 1, undefined],
    ]);
  });

  it('tells clusters apart, however many there have been', () => {
    const store = new RecordStore(UNLIMITED);
    // A column has room for so many numbers.
    for (let count = 0; count <= 2 ** 16; count += 1) {
      store.put('short-lived', aFleetRecord());
      store.drop('short-lived');
    }
    store.put('eu', aFleetRecord());
    store.put('us', aFleetRecord({ restarts: 1 }));
    expect(store.put('eu', aFleetRecord())).toBe(false);
    expect(store.get('us', aFleetRecord())?.restarts).toBe(1);
    const found = [...store.withLabel('app', 'web')];
    expect(found.map(({ cluster }) => cluster).sort()).toEqual(['eu', 'us']);
  });
});
