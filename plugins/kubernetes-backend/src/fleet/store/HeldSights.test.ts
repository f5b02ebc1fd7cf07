import {
  FleetCluster,
  FleetSight,
} from '@podlight/backstage-plugin-kubernetes-common';
import { HeldSights } from './HeldSights';

function create() {
  let now = 0;
  const sights = new HeldSights(
    { noteSight: async () => undefined },
    () => now,
  );
  return {
    sights,
    pass: (ms: number) => {
      now += ms;
    },
    update: (sight: FleetSight) =>
      sights.update(
        ['eu'],
        new Map<string, FleetCluster>([['eu', { name: 'eu', sight }]]),
      ),
  };
}

describe('HeldSights', () => {
  it('tells for how long it has seen all of a cluster', () => {
    const { pass, sights, update } = create();
    expect(update('listing')).toBe(false);
    expect(sights.of('eu')).toBeUndefined();
    expect(update('live')).toBe(true);
    pass(5_000);
    expect(update('live')).toBe(false);
    expect(sights.of('eu')).toEqual({ liveForMs: 5_000, isLive: true });
  });

  it('keeps what was read in a gap', () => {
    const { pass, sights, update } = create();
    update('live');
    pass(5_000);
    update('gap');
    expect(sights.of('eu')).toEqual({ liveForMs: 5_000, isLive: false });
  });

  it.each(['leftOut', 'listing'] as const)(
    'begins anew when the cluster is %s',
    sight => {
      const { pass, sights, update } = create();
      update('live');
      pass(5_000);
      update(sight);
      expect(sights.of('eu')).toBeUndefined();
      pass(5_000);
      expect(update('live')).toBe(true);
      expect(sights.of('eu')).toEqual({ liveForMs: 0, isLive: true });
    },
  );

  it('begins anew after the cluster was lost, even between two updates', () => {
    const { pass, sights, update } = create();
    update('live');
    pass(5_000);
    sights.keepOnly(() => false);
    expect(sights.of('eu')).toBeUndefined();
    expect(update('live')).toBe(true);
    expect(sights.of('eu')?.liveForMs).toBe(0);
  });

  it('notes at once that the cells of a cluster tell where services are', async () => {
    const noteSight = jest.fn(async () => undefined);
    const agoMs = new Map<string, number>();
    let now = 0;
    const sights = new HeldSights({ noteSight }, () => now);
    const clusters = new Map<string, FleetCluster>([
      ['eu', { name: 'eu', sight: 'live' }],
    ]);
    sights.update(['eu'], clusters);
    const note = () =>
      sights.note('me', clusters, { measureAgeMs: name => agoMs.get(name) });
    await note();
    await note();
    expect(noteSight).toHaveBeenCalledTimes(1);
    agoMs.set('eu', 5);
    await note();
    expect(noteSight).toHaveBeenCalledTimes(2);
    expect(noteSight).toHaveBeenLastCalledWith('me', ['eu'], {
      sight: 'live',
      isLimited: false,
      placedAgoMs: 5,
    });
    now = 30_000;
    await note();
    expect(noteSight).toHaveBeenCalledTimes(3);
  });
});
