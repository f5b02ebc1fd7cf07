import {
  Change,
  FakeClock,
  KubernetesObject,
  ObjectStore,
} from '@podlight/fake-kubernetes-api-server';
import { Controller, PlacedObject } from './Controller';
import { World } from './World';

const note = (name: string, text: string): PlacedObject => ({
  resource: 'configmaps',
  object: { metadata: { name, namespace: 'shop' }, data: { text } },
});

/** What it wants at each time, in seconds from the start. */
function scripted(
  clock: FakeClock,
  script: Readonly<Record<number, readonly PlacedObject[]>>,
) {
  const startMs = clock.now();
  const asked: number[] = [];
  const controller: Controller = {
    snapshot(nowMs) {
      const atSecond = (nowMs - startMs) / 1000;
      asked.push(atSecond);
      const times = Object.keys(script).map(Number);
      const past = times.filter(time => time <= atSecond);
      const next = times.find(time => time > atSecond) ?? Infinity;
      return {
        objects: script[past[past.length - 1]],
        nextChangeMs: startMs + next * 1000,
      };
    },
  };
  return { controller, asked };
}

function start(...scripts: Parameters<typeof scripted>[1][]) {
  const clock = new FakeClock();
  const store = new ObjectStore(() => clock.now());
  const changes: string[] = [];
  store.subscribe(({ object, previous, deleted }: Change) => {
    const put = previous ? 'change' : 'add';
    const what = deleted ? 'delete' : put;
    changes.push(`${what} ${object.metadata.name}`);
  });
  const all = scripts.map(script => scripted(clock, script));
  const world = new World(
    store,
    clock,
    all.map(({ controller }) => controller),
  );
  const read = (name: string): KubernetesObject | undefined =>
    store.get('configmaps', 'shop', name);
  return { clock, world, changes, read, asked: all.map(each => each.asked) };
}

it('adds, changes and deletes objects when their time has come', () => {
  const { clock, changes, read } = start({
    0: [note('a', '1')],
    10: [note('a', '2'), note('b', '1')],
    20: [note('b', '1')],
  });
  expect(changes).toEqual(['add a']);
  clock.advance(9_999);
  expect(changes).toEqual(['add a']);
  clock.advance(1);
  expect(changes).toEqual(['add a', 'change a', 'add b']);
  expect(read('a')?.data).toEqual({ text: '2' });
  clock.advance(10_000);
  expect(changes.slice(3)).toEqual(['delete a']);
  expect(read('a')).toBeUndefined();
});

it('leaves objects alone that are the same', () => {
  const kept = note('kept', '1');
  const { clock, changes } = start({
    0: [kept, note('equal', '1')],
    10: [kept, note('equal', '1')],
  });
  clock.advance(60_000);
  expect(changes).toEqual(['add kept', 'add equal']);
});

it('keeps objects of one name apart by resource and namespace', () => {
  const other: PlacedObject = {
    resource: 'configmaps',
    object: { metadata: { name: 'a', namespace: 'bank' } },
  };
  const secret = { ...note('a', '1'), resource: 'secrets' };
  const { clock, changes, read } = start({
    0: [note('a', '1'), other, secret],
    10: [note('a', '1')],
  });
  clock.advance(10_000);
  expect(changes).toEqual(['add a', 'add a', 'add a', 'delete a', 'delete a']);
  expect(read('a')).toBeDefined();
});

it('replays the changes of several controllers in their order', () => {
  const { clock, changes, asked } = start(
    { 0: [], 30: [note('late', '1')] },
    { 0: [], 10: [note('early', '1')], 40: [] },
  );
  clock.advance(60_000);
  expect(changes).toEqual(['add early', 'add late', 'delete early']);
  expect(asked).toEqual([
    [0, 30],
    [0, 10, 40],
  ]);
});

it('skips what happened during a long sleep', () => {
  const script = { 0: [], 10: [note('a', '1')], 20: [note('a', '2')] };
  const clock = new FakeClock();
  const store = new ObjectStore(() => clock.now());
  const { controller, asked } = scripted(clock, script);
  let wake = () => {};
  const sleepy = {
    now: () => clock.now(),
    after: (_delayMs: number, task: () => void) => {
      wake = task;
      return () => {};
    },
  };
  const world = new World(store, sleepy, [controller]);
  clock.advance(120_000);
  wake();
  expect(asked).toEqual([0, 10, 20]);
  clock.advance(120_001);
  wake();
  expect(asked).toEqual([0, 10, 20]);
  world.stop();

  const second = scripted(clock, { 0: [], 10: [], 20: [] });
  const other = new World(store, sleepy, [second.controller]);
  clock.advance(120_001);
  wake();
  expect(second.asked).toEqual([0, 120.001]);
  other.stop();
});

it('waits at least some milliseconds, and not at all for nothing', () => {
  const clock = new FakeClock();
  const delays: number[] = [];
  const counting = {
    now: () => clock.now(),
    after: (delayMs: number) => {
      delays.push(delayMs);
      return () => {};
    },
  };
  const run = (nextMs: number) => {
    const store = new ObjectStore(() => clock.now());
    const nextChangeMs = clock.now() + nextMs;
    const snapshot = () => ({ objects: [], nextChangeMs });
    return new World(store, counting, [{ snapshot }]);
  };
  run(1);
  run(500);
  run(Infinity);
  expect(delays).toEqual([5, 500]);
});

it('goes on where a controller does not say when', () => {
  const clock = new FakeClock();
  const store = new ObjectStore(() => clock.now());
  const snapshot = jest.fn(() => ({ objects: [], nextChangeMs: -Infinity }));
  const world = new World(store, clock, [{ snapshot }]);
  expect(snapshot).toHaveBeenCalledTimes(1);
  clock.advance(5);
  expect(snapshot.mock.calls.length).toBeGreaterThan(1);
  world.stop();
});

it('stands still once it is stopped', () => {
  const { clock, world, changes } = start({ 0: [], 10: [note('a', '1')] });
  world.stop();
  clock.advance(60_000);
  expect(changes).toEqual([]);
});
