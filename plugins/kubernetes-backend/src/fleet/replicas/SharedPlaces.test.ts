import { aLease, FAILING, SUBJECT, WELL } from '../__testUtils__/cells';
import { ABSENT, StoredCell } from '../store/StoredCell';
import { StoredCells } from '../store/StoredCells';
import { ClusterLease } from './LeaseTable';
import { SharedPlaces } from './SharedPlaces';

const SHOP = 'component:default/shop';
const MINUTE = 60_000;

async function create(
  cell: StoredCell | undefined,
  lease: Partial<ClusterLease> = {},
) {
  const leases = new Map([
    ['eu', aLease({ placedAgoMs: MINUTE, revision: 1, ...lease })],
  ]);
  const held = new Set<string>();
  const changed: string[] = [];
  const cells = new StoredCells({
    readChanged: async () =>
      cell ? [{ entityRef: SHOP, subject: SUBJECT, revision: 1, cell }] : [],
  });
  await cells.refresh([...leases.values()]);
  const places = new SharedPlaces({
    clusters: () => leases.keys(),
    findLease: name => leases.get(name),
    cells,
    holds: name => held.has(name),
    onCluster: name => changed.push(name),
  });
  const has = (knownForMs = 2 * MINUTE) => places.has(SHOP, 'eu', knownForMs);
  return { changed, has, held, leases, places };
}

describe('SharedPlaces', () => {
  it.each([WELL, FAILING])('tells where a service is: $state', async cell => {
    const { has } = await create(cell);
    expect(has()).toBe(true);
    // Whoever wrote the cell knows the service.
    expect(has(0)).toBe(true);
  });

  it.each([undefined, ABSENT])('tells where a service is not', async cell => {
    const { has } = await create(cell);
    expect(has()).toBe(false);
  });

  it('does not tell where the holder may not have known the service', async () => {
    const { has } = await create(undefined);
    // Half a minute for what statements wait.
    expect(has(1.5 * MINUTE)).toBeUndefined();
    expect(has(1.5 * MINUTE + 1)).toBe(false);
  });

  it('knows nothing of a cluster that is not in the database', async () => {
    const { places } = await create(undefined);
    expect(places.has(SHOP, 'us', 2 * MINUTE)).toBeUndefined();
  });

  it.each<[string, Partial<ClusterLease>]>([
    ['nobody reads', { holder: undefined }],
    ['has a gap', { sight: 'gap' }],
    ['is being listed', { sight: 'listing' }],
    ['is known in part', { isLimited: true }],
    ['was seen long ago', { readAgoMs: 45_000 }],
    ['has never been seen', { readAgoMs: undefined }],
  ])('is not certain of a cluster that %s', async (_why, lease) => {
    for (const cell of [WELL, undefined]) {
      const { has } = await create(cell, lease);
      expect(has()).toBeUndefined();
    }
  });

  it('is not certain of absence where the cells do not tell', async () => {
    const { has } = await create(undefined, { placedAgoMs: undefined });
    expect(has()).toBeUndefined();
  });

  it('leaves a cluster to the process that holds it', async () => {
    const { has, held } = await create(WELL);
    held.add('eu');
    expect(has()).toBeUndefined();
  });

  it('says when something else becomes certain, by time alone, too', async () => {
    const { changed, leases, places } = await create(WELL);
    const update = () => {
      changed.length = 0;
      places.update();
      places.update();
      return [...changed];
    };
    expect(update()).toEqual(['eu']);
    expect(update()).toEqual([]);
    // As when its holder cannot read Deployments any more.
    leases.set('eu', aLease({ revision: 1 }));
    expect(update()).toEqual(['eu']);
    leases.set('eu', aLease({ readAgoMs: 50_000 }));
    expect(update()).toEqual(['eu']);
    leases.clear();
    expect(update()).toEqual(['eu']);
  });
});
