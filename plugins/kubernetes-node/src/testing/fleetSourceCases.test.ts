import { setTimeout } from 'node:timers/promises';
import { FleetEvent, FleetRecord, FleetSink, FleetSource } from '../fleet';
import { fleetSourceCases } from '.';
import { ConformanceCase } from './ConformanceCase';
import { runCases } from './fixtures';

type Follow = FleetSource['follow'];

const SECRET = 'secret-of-search';

const aPod = (name: string, fields: object = {}): FleetRecord => ({
  ...{ namespace: 'shop', name, uid: `uid-${name}`, labels: { app: 'web' } },
  owner: { kind: 'ReplicaSet', name: 'web-1', uid: '' },
  ...{ node: 'node-1', phase: 'Running', status: 'Running', isReady: true },
  ...{ ready: 1, desired: 1, restarts: 0, createdAt: '2026-11-22T07:00:00Z' },
  ...fields,
});

/** The pods of all clusters, in memory; a number for each that a case has added. */
class World {
  pods = 1;

  of({ cluster }: Pick<FleetSink, 'cluster'>): readonly FleetRecord[] {
    return Array.from({ length: this.pods }, (_, index) =>
      aPod(`${cluster}-${index}`),
    );
  }
}

/** Tells a list of each kind. */
async function list({ kinds, send }: FleetSink, pods: readonly FleetRecord[]) {
  for (const kind of kinds) {
    await send({ type: 'listBegun', kind });
    if (kind === 'Pod') await send({ type: 'changed', kind, records: pods });
    await send({ type: 'listEnded', kind, resourceVersion: '7' });
  }
}

/** A source that keeps its contract. */
const goodIn =
  (world: World): Follow =>
  async (sink, signal) => {
    await list(sink, world.of(sink));
    for (let told = world.pods; ; ) {
      await setTimeout(10, undefined, { signal });
      if (told === world.pods) continue;
      told = world.pods;
      const records = world.of(sink);
      await sink.send({ type: 'changed', kind: 'Pod', records });
    }
  };

/** Lists everything again and again, and knows nothing of changes. */
const pollingIn =
  (world: World): Follow =>
  async (sink, signal) => {
    for (;;) {
      await list(sink, world.of(sink));
      await setTimeout(10, undefined, { signal });
    }
  };

function casesOf(
  follow: (world: World) => Follow,
  changes: object = {},
  failing?: Follow,
): readonly ConformanceCase[] {
  const world = new World();
  const create = (how: Follow): FleetSource => ({
    ...{ id: 'memory', clusters: ['eu', 'us'], follow: how },
    ...changes,
  });
  return fleetSourceCases({
    create: () => create(follow(world)),
    ...{ cluster: 'eu', otherCluster: 'us', secrets: [SECRET] },
    change: () => {
      world.pods += 1;
    },
    ...(failing && { createFailing: () => create(failing) }),
  });
}

/** Begins with these events, and then does nothing. */
const telling =
  (...events: readonly unknown[]) =>
  (): Follow =>
  async ({ send }, signal) => {
    for (const event of events) await send(event as FleetEvent);
    await setTimeout(60_000, undefined, { signal, ref: false });
  };

const Pod = { kind: 'Pod' };
const BEGUN = { ...Pod, type: 'listBegun' };
const ENDED = { ...Pod, type: 'listEnded' };
const changed = (fields: object) => ({ ...Pod, type: 'changed', ...fields });
/** A record that no type checker has seen. */
const record = (fields: object) =>
  telling(BEGUN, changed({ records: [{ ...aPod('a'), ...fields }] }));
const gap = (message: unknown) => ({ ...Pod, type: 'gap', message });

const untilAborted: Follow = (_sink, signal) =>
  setTimeout(60_000, undefined, { signal, ref: false });

describe('fleetSourceCases', () => {
  it.each([
    ['tells changes', goodIn],
    ['lists again and again', pollingIn],
  ])('are passed by a source that %s', async (_what, follow) => {
    const failing: Follow = async (sink, signal) => {
      await sink.send({ type: 'gap', kind: 'Pod', message: 'No answer.' });
      await untilAborted(sink, signal);
    };
    expect(await runCases(casesOf(follow, {}, failing))).toEqual({});
  });

  it('are passed by a source of all clusters that rejects where it can’t read one', async () => {
    const failing = async () => {
      throw new Error('The search service does not answer.');
    };
    const cases = casesOf(goodIn, { clusters: 'all' }, failing);
    expect(await runCases(cases)).toEqual({});
  });

  it('are passed with whole objects', async () => {
    const object = {
      kind: 'Pod',
      metadata: { namespace: 'shop', name: 'web' },
      status: { phase: 'Running' },
    };
    const source = telling(BEGUN, changed({ objects: [object] }), ENDED);
    const cases = fleetSourceCases({
      create: () => ({ id: 'x', clusters: 'all', follow: source() }),
      cluster: 'eu',
      kinds: ['Pod'],
    });
    expect(await runCases(cases)).toEqual({});
  });

  it.each<[string, readonly ConformanceCase[], RegExp]>([
    ['has no id', casesOf(goodIn, { id: '' }), /no id/],
    ['has no follow', casesOf(goodIn, { follow: 1 }), /no follow\(\)/],
    ['has no clusters', casesOf(goodIn, { clusters: [] }), /must be 'all'/],
    [
      'has other clusters',
      casesOf(goodIn, { clusters: ['asia'] }),
      /'eu' is not among its clusters/,
    ],
    [
      'throws at once',
      casesOf(() => () => {
        throw new Error('no');
      }),
      /throws an error \(Error\) at once/,
    ],
    ['returns nothing', casesOf(() => () => undefined as never), /a promise/],
    [
      'crashes',
      casesOf(() => async () => {
        throw new TypeError('x is undefined');
      }),
      /crashes with an error \(TypeError\): x is undefined/,
    ],
    ['says nothing', casesOf(() => untilAborted), /has not listed Pod, Depl/],
    [
      'lists only pods',
      casesOf(telling(BEGUN, ENDED)),
      /has not listed Deployment, StatefulSet/,
    ],
    [
      'ends by itself',
      casesOf(world => sink => list(sink, world.of(sink))),
      /ended before its signal aborted/,
    ],
    [
      'has no pods',
      casesOf(() => async (sink, signal) => {
        await list(sink, []);
        await untilAborted(sink, signal);
      }),
      /tells no pod/,
    ],
    [
      'never ends',
      casesOf(() => async sink => {
        await list(sink, [aPod('a')]);
        await setTimeout(10_000, undefined, { ref: false });
      }),
      /follow\(\) ignores its signal/,
    ],
    [
      'never ends once it has listed',
      casesOf(() => async (sink, signal) => {
        await setTimeout(50, undefined, { signal });
        await list(sink, [aPod('a')]);
        await setTimeout(10_000, undefined, { ref: false });
      }),
      /^AssertionError: follow\(\) ignores its signal: it goes on after the abort\. Give/,
    ],
    [
      'goes on after the abort',
      casesOf(() => async (sink, signal) => {
        await list(sink, [aPod('a')]);
        for (let count = 0; count < 5; ) {
          await setTimeout(10);
          if (signal.aborted) count += 1;
          await sink.send({ type: 'live', kind: 'Pod' }).catch(() => undefined);
        }
      }),
      /goes on to send events after the abort/,
    ],
    [
      'works only once',
      (() => {
        const called = new WeakSet<object>();
        const source = { id: 'x', clusters: 'all' as const };
        return fleetSourceCases({
          create: () => {
            const created: FleetSource = {
              ...source,
              follow: async (sink, signal) => {
                if (!called.has(created)) await list(sink, [aPod('a')]);
                called.add(created);
                await untilAborted(sink, signal);
              },
            };
            return created;
          },
          cluster: 'eu',
        });
      })(),
      /has not listed Pod/,
    ],
    [
      'tells one cluster as another',
      casesOf(() => async (sink, signal) => {
        await list(sink, [aPod('a')]);
        await untilAborted(sink, signal);
      }),
      /same pods of two clusters/,
    ],
    [
      'tells no change',
      casesOf(world => async (sink, signal) => {
        await list(sink, world.of(sink));
        await untilAborted(sink, signal);
      }),
      /has told no other pods 1.5 seconds after a change/,
    ],
    [
      'doesn’t wait',
      casesOf(world => async (sink, signal) => {
        for (const kind of sink.kinds) {
          void sink.send({ type: 'listBegun', kind });
          void sink.send({ type: 'changed', kind, records: world.of(sink) });
          void sink.send({ type: 'listEnded', kind });
        }
        await untilAborted(sink, signal);
      }),
      /before the last event of Pod was taken/,
    ],
    ['tells changes first', casesOf(telling(changed({}))), /before listBegun/],
    [
      'tells changes in a gap',
      casesOf(telling(BEGUN, ENDED, gap('No.'), changed({}))),
      /changed of Pod comes while nothing is seen/,
    ],
    ['ends no list', casesOf(telling(ENDED)), /without listBegun before it/],
    [
      'is live without a list',
      casesOf(telling({ ...Pod, type: 'live' })),
      /before a list was complete/,
    ],
    [
      'is live after half a list',
      casesOf(telling(BEGUN, gap('No.'), { ...Pod, type: 'live' })),
      /after a gap within a list/,
    ],
    [
      'is live where there is nothing',
      casesOf(telling({ ...Pod, type: 'absent' }, { ...Pod, type: 'live' })),
      /live of Pod comes/,
    ],
    ['sends no event', casesOf(telling(null)), /an event that is not an obj/],
    [
      'tells of nodes',
      casesOf(telling({ ...BEGUN, kind: 'Node' })),
      /kind of an event must be/,
    ],
    [
      'has events of its own',
      casesOf(telling({ ...Pod, type: 'bookmark' })),
      /type of an event must be/,
    ],
    ['says no reason', casesOf(telling(gap(' '))), /gap has no message/],
    [
      'says too much',
      casesOf(telling(gap('x'.repeat(501)))),
      /more than 500 characters/,
    ],
    [
      'tells a secret in a gap',
      casesOf(telling(gap(`GET ${SECRET}`))),
      /gap holds a secret/,
    ],
    [
      'has a number as resource version',
      casesOf(telling(BEGUN, { ...ENDED, resourceVersion: 7 })),
      /resourceVersion of an event/,
    ],
    [
      'has a text as isLimited',
      casesOf(telling(BEGUN, { ...ENDED, isLimited: 'yes' })),
      /isLimited of an event/,
    ],
    [
      'reads in the future',
      casesOf(telling(BEGUN, changed({ readAt: '2099-01-01T00:00:00Z' }))),
      /in the future/,
    ],
    [
      'has a time in milliseconds',
      casesOf(telling(BEGUN, changed({ readAt: 1_700_000_000_000 }))),
      /readAt of an event/,
    ],
    [
      'has records that are no list',
      casesOf(telling(BEGUN, changed({ records: {} }))),
      /records must be a list/,
    ],
    [
      'has a record that is null',
      casesOf(telling(BEGUN, changed({ records: [null] }))),
      /record is not an object/,
    ],
    [
      'has an object twice',
      casesOf(
        telling(BEGUN, changed({ records: [aPod('a')], deleted: [aPod('a')] })),
      ),
      /'shop\/a' twice/,
    ],
    [
      'has an object without status',
      casesOf(
        telling(
          BEGUN,
          changed({ objects: [{ metadata: { namespace: 'a', name: 'b' } }] }),
        ),
      ),
      /object has no status/,
    ],
    [
      'has an object of another kind',
      casesOf(
        telling(
          BEGUN,
          changed({
            objects: [
              {
                kind: 'Job',
                metadata: { namespace: 'a', name: 'b' },
                status: {},
              },
            ],
          }),
        ),
      ),
      /object of another kind/,
    ],
    ['has a bad name', casesOf(record({ name: 'a/b' })), /no valid name/],
    ['has no namespace', casesOf(record({ namespace: '' })), /no valid namesp/],
    ['has no labels', casesOf(record({ labels: undefined })), /labels of/],
    ['has a list as labels', casesOf(record({ labels: [] })), /labels of/],
    ['has a number as label', casesOf(record({ labels: { a: 1 } })), /A label/],
    [
      'has a label that is too long',
      casesOf(record({ labels: { a: 'x'.repeat(20_000) } })),
      /too many to be kept/,
    ],
    ['has no uid', casesOf(record({ uid: undefined })), /field uid/],
    ['has a text as isReady', casesOf(record({ isReady: '' })), /isReady/],
    ['has a fraction', casesOf(record({ ready: 0.5 })), /field ready/],
    ['has less than none', casesOf(record({ desired: -1 })), /field desired/],
    ['has a huge count', casesOf(record({ restarts: 2 ** 31 })), /restarts/],
    ['has a status in lines', casesOf(record({ status: 'a\nb' })), /status/],
    ['has a bad time', casesOf(record({ createdAt: 'now' })), /createdAt/],
    [
      'has half an owner',
      casesOf(record({ owner: { kind: 'Job' } })),
      /field owner/,
    ],
    [
      'hides that it sees nothing',
      casesOf(goodIn, {}, untilAborted),
      /no gap of Pod/,
    ],
    [
      'makes up what it can’t see',
      casesOf(goodIn, {}, goodIn(new World())),
      /claims to know the pods/,
    ],
    [
      'rejects with a secret',
      casesOf(goodIn, {}, async () => {
        throw new Error(`GET /?key=${SECRET}`);
      }),
      /message contains a secret/,
    ],
    [
      'gives up silently',
      casesOf(goodIn, {}, async () => undefined),
      /ended before its signal aborted/,
    ],
  ])('find a source that %s', async (_what, cases, words) => {
    const faults = Object.values(await runCases(cases));
    expect(faults).toContainEqual(expect.stringMatching(words));
    for (const fault of faults) expect(fault).toMatch(/^AssertionError/);
  });
});
