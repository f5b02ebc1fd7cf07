import { CatalogScan, PlaceTimes } from './PlaceTimes';

function create() {
  let now = 1_000_000;
  const scans: CatalogScan[] = [];
  const seen = new Set(['eu']);
  const world = { isBehind: false };
  const places = new PlaceTimes({
    seesAll: cluster => seen.has(cluster),
    isBehind: () => world.isBehind,
    scans: () => scans,
    monotonic: () => now,
  });
  const sweep = () => {
    places.sweepBegins();
    places.allWritten();
  };
  return {
    places,
    seen,
    sweep,
    world,
    pass: (ms: number) => {
      now += ms;
    },
    /** Of the catalog; it took a second. */
    read: () => scans.push({ startedAt: now - 1_000, endedAt: now }),
  };
}

describe('PlaceTimes', () => {
  it('tells what the catalog had when a reading began whose services have been looked at', () => {
    const { pass, places, read, sweep } = create();
    places.update(['eu']);
    pass(1_000);
    read();
    pass(10_000);
    expect(places.isSweepDue).toBe(true);
    sweep();
    expect(places.measureAgeMs('eu')).toBe(11_000);
    expect(places.isSweepDue).toBe(false);
    pass(60_000);
    expect(places.measureAgeMs('eu')).toBe(71_000);
  });

  it('tells nothing of a cluster that the catalog was read before', () => {
    const { pass, places, read, sweep } = create();
    read();
    places.update(['eu']);
    pass(60_000);
    sweep();
    expect(places.measureAgeMs('eu')).toBeUndefined();
    read();
    pass(10_000);
    expect(places.isSweepDue).toBe(true);
    sweep();
    expect(places.measureAgeMs('eu')).toBe(11_000);
  });

  it('does not count a reading whose services have just been found', () => {
    const { pass, places, read, sweep } = create();
    places.update(['eu']);
    pass(1_000);
    read();
    pass(60_000);
    read();
    sweep();
    expect(places.measureAgeMs('eu')).toBe(61_000);
  });

  it('tells nothing while the catalog has not been read, or a service could not be located', () => {
    const { pass, places, sweep } = create();
    places.update(['eu']);
    pass(60_000);
    expect(places.isSweepDue).toBe(false);
    sweep();
    expect(places.measureAgeMs('eu')).toBeUndefined();
  });

  it('tells nothing while services wait for a look', () => {
    const { pass, places, read, sweep, world } = create();
    places.update(['eu']);
    pass(1_000);
    read();
    pass(10_000);
    world.isBehind = true;
    expect(places.isSweepDue).toBe(false);
    sweep();
    expect(places.measureAgeMs('eu')).toBeUndefined();
  });

  it('tells nothing before the database has all of it', () => {
    const { pass, places, read } = create();
    places.update(['eu']);
    pass(1_000);
    read();
    pass(10_000);
    places.sweepBegins();
    expect(places.measureAgeMs('eu')).toBeUndefined();
    places.allWritten();
    expect(places.measureAgeMs('eu')).toBe(11_000);
  });

  it.each(['is not seen', 'is lost', 'is lost between two updates'])(
    'begins anew where a cluster %s for a moment',
    how => {
      const { pass, places, read, seen, sweep } = create();
      places.update(['eu']);
      pass(1_000);
      read();
      pass(10_000);
      sweep();
      if (how === 'is not seen') seen.clear();
      if (how === 'is lost between two updates') places.keepOnly(() => false);
      else places.update(how === 'is lost' ? [] : ['eu']);
      seen.add('eu');
      pass(1_000);
      places.update(['eu']);
      expect(places.measureAgeMs('eu')).toBeUndefined();
      pass(10_000);
      sweep();
      expect(places.measureAgeMs('eu')).toBeUndefined();
    },
  );
});
