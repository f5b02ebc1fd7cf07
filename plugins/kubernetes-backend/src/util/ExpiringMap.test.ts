import { ExpiringMap } from './ExpiringMap';

function create(maxEntries = 10) {
  const world = { now: 0 };
  const map = new ExpiringMap<boolean>({
    ttlMs: 1_000,
    maxEntries,
    now: () => world.now,
  });
  return { map, world };
}

it('remembers a value for a while, also one that is false', () => {
  const { map, world } = create();
  map.set('a', false);
  world.now = 999;
  expect(map.get('a')).toBe(false);
  world.now = 1_000;
  expect(map.get('a')).toBeUndefined();
});

it('counts from the last time that a value was set', () => {
  const { map, world } = create();
  map.set('a', true);
  world.now = 900;
  map.set('a', false);
  world.now = 1_500;
  expect(map.get('a')).toBe(false);
});

it('forgets what was set first before there are too many', () => {
  const { map } = create(2);
  map.set('a', true);
  map.set('b', true);
  map.set('a', true);
  map.set('c', true);
  expect(['a', 'b', 'c'].map(key => map.get(key))).toEqual([
    true,
    undefined,
    true,
  ]);
});
