import { parseSelector } from '../../locate';
import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { ServiceMatcher } from '../match';
import { RecordStore } from '../records';
import { Glance } from './glanceAt';
import { lookAt, MAX_RECORDS } from './lookAt';

const REF = 'component:default/web';
const LABELS = { app: 'web' };

/** Clusters with so many pods of one service. */
function create(
  pods: Readonly<Record<string, number>>,
  leftOut: readonly string[] = [],
) {
  const parsed = parseSelector('app=web');
  if (!parsed.ok) throw new Error(parsed.problem);
  const store = new RecordStore({
    maxRecords: 100_000,
    maxCharacters: 100_000_000,
  });
  for (const [cluster, count] of Object.entries(pods)) {
    for (let number = 0; number < count; number += 1) {
      const name = `web-${number}`;
      store.put(cluster, aFleetRecord({ name, uid: name, labels: LABELS }));
    }
  }
  const matcher = new ServiceMatcher(store);
  matcher.set({
    target: { entityRef: REF, selector: parsed.selector },
    clusters: new Set(Object.keys(pods)),
    subject: 'one',
  });
  const read = jest.spyOn(matcher, 'recordsOf');
  let records = 0;
  const glances = lookAt(REF, {
    matcher,
    filter: function* all(_target, located, onLeftOut) {
      leftOut.forEach(onLeftOut);
      for (const each of located) {
        records += 1;
        yield each;
      }
    },
    now: new Date(),
  });
  expect(read).toHaveBeenCalledTimes(1);
  const seen = [...glances].map(([cluster, glance]) => [cluster, say(glance)]);
  return { records, seen: Object.fromEntries(seen) };
}

function say({ isLimited, isUnread, pods }: Glance): number | string {
  if (isUnread) return 'unread';
  return isLimited ? `${pods} known` : pods;
}

describe('lookAt', () => {
  it('counts all pods of a large service', () => {
    expect(create({ eu: 500, us: MAX_RECORDS }).seen).toEqual({
      eu: 500,
      us: MAX_RECORDS,
    });
  });

  it('reads nothing in a cluster in which a selector fits more than a service has, and says so', () => {
    const { records, seen } = create({ eu: 3, us: MAX_RECORDS + 1 });
    expect(seen).toEqual({ eu: 3, us: 'unread' });
    expect(records).toBe(3);
  });

  it('looks at what is known where some of the records may be in other namespaces of the service, and says so', () => {
    const { seen } = create({ eu: 3, us: 3 }, ['us']);
    expect(seen).toEqual({ eu: 3, us: '3 known' });
  });

  it('reads a bounded number over all clusters, those with the fewest first', () => {
    const many = Array.from({ length: 12 }, (_, index) => [
      `c${index}`,
      4_500 + index,
    ]);
    const { records, seen } = create({ ...Object.fromEntries(many), eu: 20 });
    expect(records).toBeLessThanOrEqual(50_000);
    expect(seen.eu).toBe(20);
    expect(seen.c0).toBe(4_500);
    expect(seen.c11).toBe('unread');
  });
});
