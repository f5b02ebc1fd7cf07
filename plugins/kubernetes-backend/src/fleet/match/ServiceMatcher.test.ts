import fc from 'fast-check';
import { parseSelector } from '../../locate/selector';
import { isSelected } from '../../locate/serviceTarget';
import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { recordArbitrary } from '../__testUtils__/recordArbitrary';
import {
  labelsArbitrary,
  selectorArbitrary,
} from '../__testUtils__/selectorArbitrary';
import { FleetRecord, RecordStore } from '../records';
import { MatchedService, ServiceMatcher } from './ServiceMatcher';

const UNLIMITED = { maxRecords: 1_000_000, maxCharacters: 1_000_000_000 };
const CLUSTER = fc.constantFrom('eu', 'us');

const service: fc.Arbitrary<MatchedService> = fc
  .record({
    entityRef: fc.nat(3).map(number => `component:default/service-${number}`),
    selector: selectorArbitrary,
    namespace: fc.constantFrom(undefined, 'shop', 'games'),
    clusters: fc.uniqueArray(CLUSTER),
  })
  .map(({ clusters, ...target }) => ({
    target,
    clusters: new Set(clusters),
    subject: 'subject',
  }));

const record = fc
  .tuple(recordArbitrary, labelsArbitrary)
  .map(([each, labels]): FleetRecord => ({ ...each, labels }));

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ service, isDeleted: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      cluster: CLUSTER,
      record,
      isDeleted: fc.boolean(),
    }),
  },
);

const keyOf = (cluster: string, { kind, namespace, name }: FleetRecord) =>
  [cluster, kind, namespace, name].join('/');

/** What each service has, by looking at everything. */
function naive(
  services: Iterable<MatchedService>,
  records: ReadonlyMap<string, readonly [string, FleetRecord]>,
) {
  return Object.fromEntries(
    [...services].map(({ target, clusters }) => [
      target.entityRef,
      [...records.values()]
        .filter(
          ([cluster, each]) =>
            clusters.has(cluster) && isSelected(target, each),
        )
        .map(([cluster, each]) => keyOf(cluster, each))
        .sort(),
    ]),
  );
}

describe('ServiceMatcher', () => {
  it("finds what the tab's own selection finds, whatever changes", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), all => {
        const store = new RecordStore(UNLIMITED);
        const told = new Set<string>();
        const matcher = new ServiceMatcher(store);
        matcher.listen(ref => told.add(ref));
        const records = new Map<string, readonly [string, FleetRecord]>();
        const services = new Map<string, MatchedService>();
        const untold: string[] = [];
        for (const change of all) {
          const before = naive(services.values(), records);
          told.clear();
          if ('service' in change) {
            const { entityRef } = change.service.target;
            if (change.isDeleted) {
              matcher.delete(entityRef);
              services.delete(entityRef);
            } else {
              matcher.set(change.service);
              services.set(entityRef, change.service);
            }
          } else {
            const key = keyOf(change.cluster, change.record);
            if (change.isDeleted) {
              store.delete(change.cluster, change.record);
              records.delete(key);
            } else {
              store.put(change.cluster, change.record);
              records.set(key, [change.cluster, change.record]);
            }
          }
          const after = naive(services.values(), records);
          for (const ref of services.keys()) {
            const isSame = `${before[ref]}` === `${after[ref]}`;
            if (!isSame && !told.has(ref)) untold.push(ref);
          }
        }
        const found = Object.fromEntries(
          [...services.keys()].map(ref => [
            ref,
            [...matcher.findRecords(ref)]
              .map(each => keyOf(each.cluster, each.record))
              .sort(),
          ]),
        );
        expect(found).toEqual(naive(services.values(), records));
        expect(untold).toEqual([]);
        for (const ref of services.keys()) {
          const counts = [...matcher.countRecords(ref)].flatMap(
            ([name, kinds]) =>
              [...kinds].map(([kind, count]) => `${name} ${kind} ${count}`),
          );
          const inEu = [...matcher.findRecords(ref, name => name === 'eu')];
          const own = [...matcher.findRecords(ref)];
          const tally = new Map<string, number>();
          for (const each of own) {
            const place = `${each.cluster} ${each.record.kind}`;
            tally.set(place, (tally.get(place) ?? 0) + 1);
          }
          expect(counts.sort()).toEqual(
            [...tally].map(([place, count]) => `${place} ${count}`).sort(),
          );
          expect(inEu).toEqual(own.filter(each => each.cluster === 'eu'));
        }
      }),
    );
  });

  it('tells a service of a change of its own records only', () => {
    const parsed = parseSelector('app=web');
    if (!parsed.ok) throw new Error(parsed.problem);
    const store = new RecordStore(UNLIMITED);
    const told: string[] = [];
    const matcher = new ServiceMatcher(store);
    matcher.listen(ref => told.push(ref));
    const target = {
      entityRef: 'component:default/web',
      selector: parsed.selector,
    };
    matcher.set({ target, clusters: new Set(['eu']), subject: 'one' });
    told.length = 0;
    store.put('eu', aFleetRecord({ name: 'other', labels: { app: 'other' } }));
    store.put('us', aFleetRecord());
    expect(told).toEqual([]);
    store.put('eu', aFleetRecord());
    store.put('eu', aFleetRecord({ restarts: 1 }));
    expect(told).toHaveLength(2);
    expect([...matcher.countRecords(target.entityRef).keys()]).toEqual(['eu']);
  });
});
