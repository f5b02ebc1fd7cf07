import { parseSelector } from '../../locate';
import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { ServiceMatcher } from '../match';
import { RecordStore } from '../records';
import { Glance } from './Glances';
import { lookAt, MAX_RECORDS } from './lookAt';

const REF = 'component:default/web';
const LABELS = { app: 'web' };

/** Clusters with so many pods of one service. */
function create(
  pods: Readonly<Record<string, number>>,
  leftOut: readonly string[] = [],
  betweenPieces: (store: RecordStore, matcher: ServiceMatcher) => void = () =>
    undefined,
  isShown: (cluster: string) => boolean = () => true,
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
  const read = jest.spyOn(matcher, 'findRecords');
  let records = 0;
  const look = lookAt(REF, {
    matcher,
    begin: () => ({
      shows: ({ cluster }) => {
        records += 1;
        return isShown(cluster);
      },
      end: () => leftOut,
    }),
    now: new Date(),
  });
  let pieces = 1;
  let step = look.next();
  for (; !step.done; step = look.next()) {
    pieces += 1;
    betweenPieces(store, matcher);
  }
  expect(read).toHaveBeenCalledTimes(1);
  const glances = step.value ?? [];
  const seen = [...glances].map(([cluster, glance]) => [cluster, say(glance)]);
  return {
    isVoid: !step.value,
    pieces,
    records,
    seen: Object.fromEntries(seen),
  };
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

  it('says that it has seen nothing where it does not know of any record whether it may be shown', () => {
    const { seen } = create(
      { eu: 3, us: 3, ap: 3 },
      ['us'],
      undefined,
      name => name === 'eu',
    );
    expect(seen).toEqual({ eu: 3, us: 'unread' });
  });

  it('looks at many in pieces, between which records may come and go', () => {
    let number = 0;
    const { pieces, seen } = create({ eu: 9_000, us: 9_000 }, [], store => {
      const key = { kind: 'Pod', namespace: 'shop' } as const;
      for (let count = 0; count < 1_000; count += 1) {
        number += 1;
        store.delete('us', { ...key, name: `web-${number}` });
        const name = `other-${number}`;
        store.put('us', aFleetRecord({ name, uid: name, labels: { a: 'b' } }));
      }
    });
    expect(pieces).toBe(4);
    expect(seen.eu).toBe(9_000);
    // Those that had been read before they were deleted count.
    expect(seen.us).toBeGreaterThanOrEqual(6_000);
    expect(seen.us).toBeLessThanOrEqual(9_000);
  });

  it('has seen nothing of a service that has become another one meanwhile', () => {
    const { isVoid } = create({ eu: 9_000 }, [], (_store, matcher) => {
      const service = matcher.services.get(REF);
      if (service) matcher.set({ ...service, subject: 'two' });
    });
    expect(isVoid).toBe(true);
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
