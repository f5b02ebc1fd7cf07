import { FleetSource } from '@podlight/backstage-plugin-kubernetes-node';
import {
  aSource,
  aToldPod,
  followSources,
  sendAll,
  untilAborted,
} from '../__testUtils__/followSources';
import { ClusterHolding } from '../replicas/ClusterHolding';

type Follow = FleetSource['follow'];

const Pod = { kind: 'Pod' };
const BEGUN = { ...Pod, type: 'listBegun' };
const ENDED = { ...Pod, type: 'listEnded' };
const LIVE = { ...Pod, type: 'live' };
const changed = (fields: object) => ({ ...Pod, type: 'changed', ...fields });
const records = (...names: readonly string[]) =>
  changed({ records: names.map(name => aToldPod(name)) });

/** Lists one pod and waits; each call has another pod. */
function counting(then: Follow): { readonly follow: Follow; calls: number } {
  const counted = {
    calls: 0,
    follow: async (...[sink, signal]: Parameters<Follow>) => {
      counted.calls += 1;
      await sendAll(sink, BEGUN, records(`call-${counted.calls}`), ENDED);
      await then(sink, signal);
    },
  };
  return counted;
}

/** The lease of all clusters, which is lost and had again. */
function aHolding() {
  let isHeld = true;
  let tell = () => {};
  const holding: ClusterHolding = {
    offer: () => undefined,
    holds: () => isHeld,
    listen: onChange => {
      tell = onChange;
    },
  };
  return {
    holding,
    set: (holds: boolean) => {
      isHeld = holds;
      tell();
    },
  };
}

describe('a source of a module that', () => {
  let followed: ReturnType<typeof followSources>;

  afterEach(() => followed.stop());

  /** Beside one that is good. */
  const attack = (
    follow: Follow,
    options: Parameters<typeof followSources>[1] = {},
  ) => {
    const good: Follow = async (sink, signal) => {
      await sendAll(sink, BEGUN, records('good'), ENDED);
      await untilAborted(signal);
    };
    followed = followSources(
      [
        aSource(follow, { clusters: ['evil'] }),
        aSource(good, { id: 'good', clusters: ['good'] }),
      ],
      { clusters: ['evil', 'good'], ...options },
    );
  };

  it.each<[string, Follow, RegExp]>([
    [
      'throws at once',
      () => {
        throw new Error('no such index');
      },
      /^no such index$/,
    ],
    ['rejects', () => Promise.reject(new Error('down')), /^down$/],
    ['rejects with nothing', () => Promise.reject(undefined), /^undefined$/],
    [
      'rejects with what can’t be read',
      () => Promise.reject(Object.create(null)),
      /something that is no Error/,
    ],
    ['returns nothing', () => undefined as never, /ended before its signal/],
    ['ends by itself', async () => undefined, /ended before its signal/],
    [
      'sends changes first',
      sink => sendAll(sink, records('a')),
      /^changed of Pod comes while nothing is seen$/,
    ],
    [
      'ends a list that has not begun',
      sink => sendAll(sink, ENDED),
      /^listEnded of Pod comes without a beginning$/,
    ],
    [
      'is live without a list',
      sink => sendAll(sink, LIVE),
      /^live of Pod comes before the first list$/,
    ],
    [
      'sends nonsense',
      sink => sendAll(sink, 'pods'),
      /^an event is not an object$/,
    ],
    [
      'sends an event that throws',
      sink =>
        sendAll(sink, {
          get kind() {
            throw new Error('evil');
          },
        }),
      /^evil$/,
    ],
  ])('%s has a gap, and no other has', async (_what, follow, words) => {
    attack(follow);
    await followed.pass();
    expect(followed.said).toEqual([expect.stringMatching(words)]);
    expect(followed.events).toContainEqual({
      ...{ type: 'gap', cluster: 'evil', kind: 'Pod' },
      reason: {
        code: 'server-error',
        message: expect.stringMatching(
          /^The source 'search', which reads this cluster, (?:failed|broke its contract)\.$/,
        ),
      },
    });
    expect(followed.podsOf('good')).toEqual(['good']);
    expect(followed.typesOf('good')).not.toContain('gap');
  });

  it('fails is called again, ever more slowly, and keeps its records meanwhile', async () => {
    const source = counting(async () => {
      throw new Error('down');
    });
    attack(source.follow);
    await followed.pass();
    expect(source.calls).toBe(1);
    expect(followed.podsOf('evil')).toEqual(['call-1']);
    await followed.pass(2);
    expect(source.calls).toBe(2);
    expect(followed.podsOf('evil')).toEqual(['call-2']);
    await followed.pass(2);
    expect(source.calls).toBe(2);
    await followed.pass(600);
    expect(source.calls).toBeLessThan(20);
    expect(source.calls).toBeGreaterThan(8);
  });

  it('says nothing for five minutes has a gap, and is called again', async () => {
    const source = counting((_sink, signal) => untilAborted(signal));
    attack(source.follow);
    await followed.pass(299);
    expect(followed.said).toEqual([]);
    await followed.pass(31);
    expect(followed.said).toContainEqual(
      'It has said nothing of Pod for 5 minutes',
    );
    expect(followed.events).toContainEqual(
      expect.objectContaining({
        ...{ type: 'gap', cluster: 'evil' },
        reason: {
          code: 'timeout',
          message:
            "The source 'search', which reads this cluster, says nothing any more.",
        },
      }),
    );
    await followed.pass(5);
    expect(source.calls).toBe(2);
  });

  it('never begins with some kinds has them named', async () => {
    let say: () => Promise<void> = async () => undefined;
    const source = counting(async (sink, signal) => {
      say = () => sendAll(sink, LIVE);
      await untilAborted(signal);
    });
    attack(source.follow, {
      clusters: ['evil'],
      kinds: ['Pod', 'Job', 'CronJob'],
    });
    await followed.pass(240);
    await say();
    await followed.pass(91);
    expect(followed.said).toEqual([
      'It has said nothing of Job, CronJob for 5 minutes',
    ]);
  });

  it('says from time to time that it is live goes on', async () => {
    let say: () => Promise<void> = async () => undefined;
    const source = counting(async (sink, signal) => {
      say = () => sendAll(sink, LIVE);
      await untilAborted(signal);
    });
    attack(source.follow);
    for (let minutes = 0; minutes < 12; minutes += 4) {
      await followed.pass(240);
      await say();
    }
    expect(followed.faults.filter(({ cluster }) => cluster === 'evil')).toEqual(
      [],
    );
    expect(source.calls).toBe(1);
  });

  it('is silent in a gap of its own goes on', async () => {
    const source = counting(async (sink, signal) => {
      await sendAll(sink, { ...Pod, type: 'gap', message: 'Down.' });
      await untilAborted(signal);
    });
    attack(source.follow);
    await followed.pass(900);
    expect(source.calls).toBe(1);
  });

  it('ignores its signal is not called twice at a time, and keeps nobody from ending', async () => {
    let end: () => void = () => undefined;
    const source = counting(async sink => {
      const ended = new Promise<void>(resolve => {
        end = resolve;
      });
      await sendAll(sink, LIVE);
      await ended;
    });
    attack(source.follow);
    await followed.pass(1_000);
    expect(source.calls).toBe(1);
    expect(followed.said).toContainEqual(
      'It ignores its signal, and is not called again before it has ended',
    );
    end();
    await followed.pass();
    expect(source.calls).toBe(2);
    followed.abort();
    await followed.pass(5);
    await followed.over;
  });

  it('ignores its signal is not called twice when its cluster comes back', async () => {
    const { holding, set } = aHolding();
    let end: () => void = () => undefined;
    const source = counting(async () => {
      await new Promise<void>(resolve => {
        end = resolve;
      });
    });
    attack(source.follow, { clusters: ['evil'], holding });
    await followed.pass();
    for (const holds of [false, true]) {
      set(holds);
      await followed.pass(10);
    }
    expect(source.calls).toBe(1);
    expect(followed.events.at(-1)).toEqual({
      ...{ type: 'gap', cluster: 'evil', kind: 'Pod' },
      reason: {
        code: 'timeout',
        message:
          "The source 'search', which reads this cluster, still ends an earlier call.",
      },
    });
    end();
    await followed.pass();
    expect(followed.podsOf('evil')).toEqual(['call-2']);
  });

  it('sends records after the abort is not listened to', async () => {
    const { holding, set } = aHolding();
    const outcomes: unknown[] = [];
    const source = counting(async (sink, signal) => {
      await untilAborted(signal);
      await sendAll(sink, records('late')).catch(({ name }: Error) =>
        outcomes.push(name),
      );
      void sink.send({ kind: 'Pod', type: 'listBegun' });
    });
    attack(source.follow, { clusters: ['evil'], holding });
    await followed.pass();
    set(false);
    await followed.pass();
    expect(outcomes).toEqual(['AbortError']);
    expect(followed.events.at(-1)).toEqual({
      ...{ type: 'leftOut', cluster: 'evil', reason: 'other-replica' },
    });
    expect(followed.store.size).toBe(0);
  });

  it('has told more than was taken before the abort is not listened to', async () => {
    const { holding, set } = aHolding();
    const many = Array.from({ length: 2_000 }, (_, index) => `pod-${index}`);
    const source: Follow = async ({ send }, signal) => {
      void send({ kind: 'Pod', type: 'listBegun' });
      void send({
        ...{ kind: 'Pod', type: 'changed' },
        records: many.map(name => aToldPod(name)),
      });
      void send({ kind: 'Pod', type: 'listEnded' });
      await untilAborted(signal);
    };
    attack(source, { clusters: ['evil'], holding, maxRecords: 10_000 });
    while (followed.store.size < 500) await new Promise(setImmediate);
    set(false);
    await followed.pass();
    expect(followed.events.at(-1)).toEqual({
      ...{ type: 'leftOut', cluster: 'evil', reason: 'other-replica' },
    });
    expect(followed.store.size).toBe(0);
  });

  it('goes on after it has broken its contract is not listened to', async () => {
    const outcomes: unknown[] = [];
    attack(async (sink, signal) => {
      const note = (error: Error) => outcomes.push(error.message);
      await sendAll(sink, LIVE).catch(note);
      await sendAll(sink, BEGUN).catch(note);
      await sendAll(sink, records('a')).catch(note);
      await untilAborted(signal);
    });
    await followed.pass();
    expect(outcomes).toEqual(
      Array(3).fill('live of Pod comes before the first list'),
    );
    expect(followed.podsOf('evil')).toEqual([]);
  });

  it('sends without waiting is stopped, and ends no process', async () => {
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    attack(async ({ send }, signal) => {
      for (let count = 0; count < 100_000; count += 1) {
        void send({ kind: 'Pod', type: 'listBegun' });
      }
      await untilAborted(signal);
    });
    await followed.pass();
    process.off('unhandledRejection', unhandled);
    expect(followed.said).toEqual([
      'More than 100 events wait. Wait for send() before you send the next one.',
    ]);
    expect(followed.podsOf('good')).toEqual(['good']);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('sends a million records in one event is cut, and others have their turn', async () => {
    const one = aToldPod('a');
    const million = Array.from({ length: 1_000_000 }, () => one);
    const many = Array.from({ length: 5_000 }, (_, index) =>
      aToldPod(`pod-${index}`),
    );
    attack(
      async (sink, signal) => {
        await sendAll(sink, BEGUN, changed({ records: many }), ENDED);
        await sendAll(sink, changed({ records: million }));
        await untilAborted(signal);
      },
      { maxRecords: 1_000 },
    );
    for (let passes = 0; passes < 5; passes += 1) await followed.pass();
    expect(followed.store.count('evil')).toBeLessThanOrEqual(1_000);
    expect(followed.events).toContainEqual(
      expect.objectContaining({
        ...{ type: 'listEnded', cluster: 'evil', isLimited: true },
      }),
    );
    expect(followed.events.at(-1)).toMatchObject({
      ...{ type: 'changed', cluster: 'evil', isLimited: true },
    });
    const sizes = followed.events.map(event =>
      event.type === 'changed' ? event.records.length : 0,
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
    const order = followed.events.map(({ cluster }) => cluster);
    expect(order.lastIndexOf('good')).toBeLessThan(order.lastIndexOf('evil'));
    expect(followed.podsOf('good')).toEqual(['good']);
  });

  it('has a list without an end is cut', async () => {
    const endless = new Proxy([], {
      get: (target, key) =>
        key === 'length' ? 2 ** 32 - 1 : Reflect.get(target, key),
    });
    attack(
      async (sink, signal) => {
        await sendAll(sink, BEGUN, changed({ records: endless }), ENDED);
        await untilAborted(signal);
      },
      { maxRecords: 100 },
    );
    await followed.pass();
    expect(followed.typesOf('evil')).toEqual(['listBegun', 'listEnded']);
    expect(followed.said).toEqual([
      'A Pod was left out, and maybe others after it: a record is not an object',
    ]);
  });

  it('sends records of the wrong shape has them left out, and is limited', async () => {
    attack(async (sink, signal) => {
      const list = [
        aToldPod('a'),
        aToldPod('b', { restarts: '3' }),
        null,
        {
          get name() {
            throw new Error('evil');
          },
        },
        aToldPod('c'),
      ];
      await sendAll(sink, BEGUN, changed({ records: list }), ENDED);
      await untilAborted(signal);
    });
    await followed.pass();
    expect(followed.podsOf('evil')).toEqual(['a', 'c']);
    expect(followed.events).toContainEqual(
      expect.objectContaining({ type: 'listEnded', isLimited: true }),
    );
    expect(followed.said).toEqual([
      `A Pod was left out, and maybe others after it: restarts is not a whole number from 0 to ${
        2 ** 31 - 1
      }`,
    ]);
  });

  it('sends a record of the wrong shape after a list is limited until the next', async () => {
    attack(async (sink, signal) => {
      const broken = changed({ records: [aToldPod('a', { ready: null })] });
      await sendAll(sink, BEGUN, records('a'), ENDED, broken, BEGUN, ENDED);
      await untilAborted(signal);
    });
    await followed.pass();
    const told = followed.events.filter(({ cluster }) => cluster === 'evil');
    expect(told.slice(3)).toMatchObject([
      { type: 'changed', records: [], deleted: [], isLimited: true },
      { type: 'listBegun' },
      { type: 'listEnded', isLimited: false },
    ]);
  });

  it('tells an object twice has the last one kept', async () => {
    attack(async (sink, signal) => {
      const list = [aToldPod('a', { ready: 0 }), aToldPod('a', { ready: 1 })];
      const deleted = [aToldPod('b')];
      await sendAll(
        sink,
        BEGUN,
        changed({ records: [...list, aToldPod('b')], deleted }),
        ENDED,
      );
      await untilAborted(signal);
    });
    await followed.pass();
    expect(followed.podsOf('evil')).toEqual(['a']);
    const key = { kind: 'Pod', namespace: 'shop', name: 'a' } as const;
    expect(followed.store.get('evil', key)?.ready).toBe(1);
  });

  it('sends fields of other clusters tells only its own', async () => {
    attack(async (sink, signal) => {
      const list = [aToldPod('a', { cluster: 'good' })];
      await sendAll(
        sink,
        { ...BEGUN, cluster: 'good' },
        { ...changed({ records: list }), cluster: 'good' },
        { ...ENDED, cluster: 'invented' },
      );
      await untilAborted(signal);
    });
    await followed.pass();
    expect(followed.podsOf('evil')).toEqual(['a']);
    expect(followed.podsOf('good')).toEqual(['good']);
    expect(followed.store.clusters).toEqual(
      expect.not.arrayContaining(['invented']),
    );
  });

  it('can’t change the sink', async () => {
    const outcomes: string[] = [];
    attack(async (sink, signal) => {
      try {
        Object.assign(sink, { cluster: 'good' });
      } catch (error) {
        outcomes.push((error as Error).name);
      }
      await untilAborted(signal);
    });
    await followed.pass();
    expect(outcomes).toEqual(['TypeError']);
  });

  it('has labels like __proto__ pollutes nothing', async () => {
    const labels = JSON.parse('{"__proto__":{"polluted":"yes"}}');
    const texts = JSON.parse('{"__proto__":"polluted"}');
    attack(async (sink, signal) => {
      const list = [
        aToldPod('a', { labels }),
        aToldPod('b', { labels: texts }),
      ];
      await sendAll(sink, BEGUN, changed({ records: list }), ENDED);
      await untilAborted(signal);
    });
    await followed.pass();
    expect(followed.podsOf('evil')).toEqual(['b']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    const key = { kind: 'Pod', namespace: 'shop', name: 'b' } as const;
    const kept = followed.store.get('evil', key)?.labels ?? {};
    expect(Object.entries(kept)).toEqual([['__proto__', 'polluted']]);
  });
});
