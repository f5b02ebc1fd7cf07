import { Readable } from 'node:stream';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { ApiRequest } from '../../transport';
import { Result, Failure, fail, ok } from '../../util/Result';
import { configuredTypes, ResourceType } from '../resourceTypes';
import { InformerUpdate } from './ListWatchSpec';
import { ObjectQuotas } from './ObjectQuota';
import { Reflector, RelistReason } from './Reflector';
import { StreamingSupport } from './StreamingSupport';
import { NegativeCache } from './NegativeCache';

const { cluster: CLUSTER } = fakeConnection(() =>
  fail('malformed', 'unused'),
).connection;
const [PODS] = configuredTypes(['pods']);
const [, SERVICES] = configuredTypes(['services']);

const pod = (name: string, resourceVersion: string) => {
  const { metadata, ...rest } = aPod({ name }).build();
  return JSON.parse(
    JSON.stringify({ ...rest, metadata: { ...metadata, resourceVersion } }),
  );
};

const podList = (resourceVersion: string, ...names: string[]) =>
  ok({
    kind: 'PodList',
    apiVersion: 'v1',
    metadata: { resourceVersion },
    items: names.map(name => pod(name, resourceVersion)),
  });

/** As reported for pods: with the time of the next try. */
const told = (failed: Failure, everyMs: unknown = expect.any(Number)) => ({
  ...failed,
  reason: {
    ...failed.reason,
    retry: { from: expect.any(String), everyMs },
  },
});

const GONE = fail('server-error', 'too old resource version', 410);
const TOO_LARGE = fail(
  'server-error',
  'Timeout: Too large resource version: 90, current: 40',
  504,
);

/** A watch that sends these events and stays open, or ends. */
const events = (lines: readonly object[], isOver = false) => {
  const body = new Readable({ read: () => undefined });
  for (const line of lines) body.push(`${JSON.stringify(line)}\n`);
  if (isOver) body.push(null);
  return ok({ status: 200, body });
};
const OPEN = () => events([]);
const EXPIRED = () =>
  events(
    [
      {
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      },
    ],
    true,
  );

type Stream = ReturnType<typeof events> | Result<never>;

/** Runs one reflector of pods against answers that are given in turn; the last one is given again. */
function reflect(
  lists: readonly Result<unknown>[],
  watches: readonly (() => Stream)[],
  {
    type = PODS,
    usesStreaming = false,
    isTriedByOthers = false,
  }: {
    type?: ResourceType;
    usesStreaming?: boolean;
    isTriedByOthers?: boolean;
  } = {},
) {
  const clock = new ManualClock();
  const streaming = new StreamingSupport(clock);
  const quota = new ObjectQuotas({ freeObjects: 0, freeBytes: 0 });
  const stop = new AbortController();
  const asked: string[] = [];
  const askedAt: number[] = [];
  const updates: InformerUpdate[] = [];
  const relists: RelistReason[] = [];
  const next = <T>(answers: readonly T[], position: number) =>
    answers[Math.min(position, answers.length - 1)];
  const note = ({ query }: ApiRequest) => {
    const {
      watch,
      sendInitialEvents,
      resourceVersion = 'none',
      limit,
      continue: page,
    } = query ?? {};
    const isWatch = watch !== undefined;
    asked.push(
      [
        isWatch ? 'watch' : 'list',
        ...(sendInitialEvents ? ['all from'] : []),
        resourceVersion,
        ...(limit ? [`limit=${limit}`] : []),
        ...(page ? [`continue=${page}`] : []),
      ].join(' '),
    );
    askedAt.push(clock.now().getTime());
    const kind = isWatch ? 'watch' : 'list';
    return asked.filter(one => one.startsWith(kind)).length - 1;
  };
  const { connection } = fakeConnection(() => fail('malformed', 'unused'));
  const reflector = new Reflector({
    connection: {
      ...connection,
      getJson: async request => next(lists, note(request)),
      open: async request => {
        const answer = next(watches, note(request))();
        if (answer.ok) {
          const { body } = answer.value;
          request.signal.addEventListener('abort', () => body.destroy());
        }
        return answer;
      },
    },
    spec: { type },
    ...(usesStreaming && { streaming }),
    unserved: new NegativeCache(() => clock.now().getTime()),
    quotas: quota,
    clock,
    random: () => 0.999,
    deadlineMs: 1_000,
    refreshIntervalMs: 10_000,
    onUpdate: update => updates.push(update),
    onRelist: reason => relists.push(reason),
  });
  if (isTriedByOthers) void streaming.isWorthAsking(CLUSTER, stop.signal);
  const running = reflector.run(stop.signal);
  /** Time passes in steps of a second. */
  const pass = async (seconds: number) => {
    for (let step = 0; step <= seconds; step += 1) {
      for (let turn = 0; turn < 5; turn += 1) {
        await new Promise(resolve => setImmediate(resolve));
      }
      clock.advance(1_000);
    }
  };
  return {
    asked,
    askedAt,
    streaming,
    kept: () => quota.forCluster(CLUSTER.name).objects,
    updates,
    relists,
    pass,
    names: () => {
      const last = updates.at(-1);
      return (
        last?.ok && last.value.objects.map(({ metadata }) => metadata.name)
      );
    },
    end: async () => {
      stop.abort();
      await running;
    },
  };
}

describe('Reflector', () => {
  it('lists any version that the API server has cached, and watches from there', async () => {
    const { asked, end, names, pass } = reflect(
      [podList('7', 'a')],
      [
        () =>
          events([
            { type: 'ADDED', object: pod('b', '8') },
            {
              type: 'BOOKMARK',
              object: { metadata: { resourceVersion: '9' } },
            },
          ]),
      ],
    );
    await pass(1);
    expect(asked).toEqual(['list 0 limit=500', 'watch 7']);
    expect(names()).toEqual(['a', 'b']);
    await end();
  });

  describe('where lists may be streamed', () => {
    const service = (name: string, resourceVersion: string) => ({
      kind: 'Service',
      apiVersion: 'v1',
      metadata: { namespace: 'shop', name, resourceVersion },
      spec: {},
    });
    const added = (name: string, resourceVersion: string) => ({
      type: 'ADDED',
      object: service(name, resourceVersion),
    });
    const end = (resourceVersion: string) => ({
      type: 'BOOKMARK',
      object: {
        metadata: {
          resourceVersion,
          annotations: { 'k8s.io/initial-events-end': 'true' },
        },
      },
    });
    const SERVICE_LIST = ok({
      kind: 'ServiceList',
      metadata: { resourceVersion: '7' },
      items: [service('a', '7')],
    });
    const STREAMED = { type: SERVICES, usesStreaming: true };

    it('lists and watches by one request', async () => {
      const lines = [added('a', '5'), end('7'), added('b', '8')];
      const reflector = reflect(
        [SERVICE_LIST],
        [() => events(lines)],
        STREAMED,
      );
      await reflector.pass(60);
      expect(reflector.asked).toEqual(['watch all from 0']);
      expect(reflector.updates).toHaveLength(2);
      expect(reflector.names()).toEqual(['a', 'b']);
      await reflector.end();
    });

    it('resumes such a watch from the last version, without the list', async () => {
      const lines = [end('7'), added('b', '8')];
      const {
        asked,
        end: stop,
        names,
        pass,
      } = reflect([SERVICE_LIST], [() => events(lines, true), OPEN], STREAMED);
      await pass(2);
      expect(asked).toEqual(['watch all from 0', 'watch 8']);
      expect(names()).toEqual(['b']);
      await stop();
    });

    it('asks for a list that is as new as the last, once a watch has expired', async () => {
      const first = () => events([added('a', '5'), end('7')], true);
      const {
        asked,
        end: stop,
        names,
        pass,
      } = reflect(
        [SERVICE_LIST],
        [first, EXPIRED, () => events([added('b', '8'), end('9')])],
        STREAMED,
      );
      await pass(10);
      expect(asked).toEqual([
        'watch all from 0',
        'watch 7',
        'watch all from 7',
      ]);
      expect(names()).toEqual(['b']);
      await stop();
    });

    it('lists and watches where the API server does not stream lists', async () => {
      const refused = () => fail('malformed', 'Forbidden', 422);
      const {
        asked,
        end: stop,
        names,
        pass,
      } = reflect([SERVICE_LIST], [refused, EXPIRED, OPEN], STREAMED);
      await pass(10);
      expect(asked).toEqual([
        'watch all from 0',
        'list 0 limit=500',
        'watch 7',
        'list 7',
        'watch 7',
      ]);
      expect(names()).toEqual(['a']);
      await stop();
    });

    it.each([
      ['is held back', fail('timeout', 'no response')],
      ['is cut', fail('unreachable', 'connection reset')],
    ])('lists when the stream %s', async (_what, failure) => {
      const {
        asked,
        end: stop,
        names,
        pass,
      } = reflect([SERVICE_LIST], [() => failure, OPEN], STREAMED);
      await pass(10);
      expect(asked).toEqual([
        'watch all from 0',
        'list 0 limit=500',
        'watch 7',
      ]);
      expect(names()).toEqual(['a']);
      await stop();
    });

    it('follows a stream that is open, though no watch was allowed a moment ago', async () => {
      const reflector = reflect(
        [SERVICE_LIST],
        [
          () => fail('forbidden', 'no watch', 403),
          () => events([end('8'), added('b', '9')]),
        ],
        { ...STREAMED, isTriedByOthers: true },
      );
      await reflector.pass(5);
      expect(reflector.asked).toEqual(['list 0 limit=500', 'watch 7']);
      reflector.streaming.learn(CLUSTER, true);
      await reflector.pass(30);
      expect(reflector.asked.slice(2)).toEqual(['watch all from 7']);
      expect(reflector.names()).toEqual(['b']);
      await reflector.end();
    });

    it('lists pods all the same, since a viewer waits for them', async () => {
      const {
        asked,
        end: stop,
        pass,
      } = reflect([podList('7')], [OPEN], {
        usesStreaming: true,
      });
      await pass(1);
      expect(asked).toEqual(['list 0 limit=500', 'watch 7']);
      await stop();
    });
  });

  it('asks for no version that is longer than a request can carry', async () => {
    const long = '9'.repeat(70_000);
    const bookmark = {
      type: 'BOOKMARK',
      object: { metadata: { resourceVersion: long } },
    };
    const { asked, end, pass, updates } = reflect(
      [podList(long), podList('7')],
      [() => events([bookmark], true), OPEN],
    );
    await pass(4);
    expect(updates[0]).toMatchObject({ reason: { code: 'malformed' } });
    expect(asked).toEqual([
      'list 0 limit=500',
      'list 0 limit=500',
      'watch 7',
      'watch 7',
    ]);
    await end();
  });

  it('resumes from the last version that it has seen when a watch ends', async () => {
    const { asked, end, pass } = reflect(
      [podList('7')],
      [
        () =>
          events(
            [
              {
                type: 'BOOKMARK',
                object: { metadata: { resourceVersion: '9' } },
              },
            ],
            true,
          ),
        OPEN,
      ],
    );
    await pass(2);
    expect(asked).toEqual(['list 0 limit=500', 'watch 7', 'watch 9']);
    await end();
  });

  it.each([
    ['an event', EXPIRED],
    ['a status', () => GONE],
    ['a version that is too large', () => TOO_LARGE],
  ])(
    'lists again what is at least as new, without a limit, when a watch has expired by %s',
    async (_how, expired) => {
      const { asked, end, pass, relists } = reflect(
        [podList('7'), podList('12')],
        [expired, OPEN],
      );
      await pass(3);
      expect(asked).toEqual([
        'list 0 limit=500',
        'watch 7',
        'list 7',
        'watch 12',
      ]);
      expect(relists).toEqual(['expired']);
      await end();
    },
  );

  it.each([
    ['has expired', GONE],
    ['is too large', TOO_LARGE],
  ])('lists from etcd, in pages, when the version %s', async (_why, gone) => {
    const { asked, end, names, pass } = reflect(
      [podList('90', 'old'), gone, podList('40', 'new')],
      [EXPIRED, OPEN],
    );
    await pass(3);
    expect(asked).toEqual([
      'list 0 limit=500',
      'watch 90',
      'list 90',
      'list none limit=500',
      'watch 40',
    ]);
    expect(names()).toEqual(['new']);
    await end();
  });

  it.each([
    fail('unreachable', 'connect ECONNREFUSED'),
    fail('throttled', 'too many requests', 429),
    fail('server-error', 'the server is starting', 503),
    fail('timeout', 'no answer'),
  ])(
    'keeps its version and backs off when a watch fails: $reason.code',
    async failed => {
      const refused = () => failed;
      const { asked, askedAt, end, pass, updates } = reflect(
        [podList('7', 'a')],
        [refused, refused, refused, refused, refused, OPEN],
      );
      await pass(90);
      expect(asked).toEqual([
        'list 0 limit=500',
        ...Array.from({ length: 6 }, () => 'watch 7'),
      ]);
      const pauses = askedAt
        .slice(2)
        .map((at, index) => at - askedAt[index + 1]);
      expect(pauses.at(-1)).toBeGreaterThan(pauses[0]);
      expect(updates).toContainEqual(told(failed));
      // It reports the recovery.
      expect(updates.at(-1)).toMatchObject({ ok: true });
      await end();
    },
  );

  it('keeps nothing, and tells of no other list, once it has stopped', async () => {
    const { end, kept, pass, relists } = reflect(
      [podList('7', 'a', 'b')],
      [EXPIRED],
    );
    await pass(0);
    expect(kept()).toBe(2);
    const before = relists.length;
    await end();
    expect(kept()).toBe(0);
    expect(relists).toHaveLength(before);
  });

  it('lists when only watches keep failing', async () => {
    const { asked, end, pass } = reflect(
      [podList('7')],
      [() => fail('server-error', 'no streams here', 502)],
    );
    await pass(600);
    expect(asked.filter(one => one === 'watch 7').length).toBeGreaterThan(9);
    expect(asked).toContain('list 7');
    await end();
  });

  it.each([
    [
      'answers something else than events',
      () => events([{ hello: 'world' }], true),
    ],
    ['ends at once', () => events([], true)],
  ])('lists when a watch %s three times', async (_what, odd) => {
    const { asked, end, pass } = reflect([podList('7')], [odd, odd, odd, OPEN]);
    await pass(30);
    expect(asked).toEqual([
      'list 0 limit=500',
      'watch 7',
      'watch 7',
      'watch 7',
      'list 7',
      'watch 7',
    ]);
    await end();
  });

  it('lists when two watches were idle, as from a version in the future', async () => {
    const { asked, end, names, pass } = reflect(
      [podList('90', 'old'), TOO_LARGE, podList('40', 'new')],
      [OPEN, OPEN, OPEN],
    );
    await pass(400);
    expect(asked).toEqual([
      'list 0 limit=500',
      'watch 90',
      'watch 90',
      'list 90',
      'list none limit=500',
      'watch 40',
    ]);
    expect(names()).toEqual(['new']);
    await end();
  });

  it('backs off when one expired watch follows the other', async () => {
    const { askedAt, end, pass } = reflect([podList('7')], [EXPIRED]);
    await pass(120);
    // A list and a watch each time, with ever longer pauses.
    expect(askedAt.length).toBeLessThan(20);
    await end();
  });

  it('backs off anew after a watch that was open for long', async () => {
    const body = new Readable({ read: () => undefined });
    const { asked, end, pass } = reflect(
      [podList('7')],
      [
        EXPIRED,
        EXPIRED,
        EXPIRED,
        EXPIRED,
        () => ok({ status: 200, body }),
        OPEN,
      ],
    );
    await pass(30);
    const before = asked.length;
    body.push(`${JSON.stringify({ type: 'ERROR' })}\n`);
    await pass(2);
    expect(asked.slice(before)).toEqual(['list 7', 'watch 7']);
    await end();
  });

  it('lists periodically what may not be watched, and tries to watch every ten minutes', async () => {
    const { asked, askedAt, end, pass, relists } = reflect(
      [podList('7')],
      [() => fail('forbidden', 'no watch', 403)],
    );
    await pass(100);
    // Not all types of all clusters at the same time.
    expect(askedAt[3] - askedAt[2]).toBe(11_000);
    expect(asked.slice(0, 4)).toEqual([
      'list 0 limit=500',
      'watch 7',
      'list 7',
      'list 7',
    ]);
    expect(asked.filter(one => one.startsWith('watch'))).toHaveLength(1);
    expect(new Set(relists)).toEqual(new Set(['unwatchable']));
    await pass(600);
    expect(asked.filter(one => one.startsWith('watch'))).toHaveLength(2);
    await end();
  });

  it('lists periodically what has no watch at all', async () => {
    const { asked, end, pass, relists } = reflect(
      [podList('7')],
      [() => fail('server-error', 'method not allowed', 405)],
    );
    await pass(30);
    expect(asked.filter(one => one.startsWith('watch'))).toHaveLength(1);
    expect(relists).toContain('unwatchable');
    await end();
  });

  it('lists at once when an open watch is no longer allowed', async () => {
    const refused = fail('forbidden', 'no more', 403);
    const { end, pass, updates } = reflect(
      [podList('7', 'a'), refused],
      [() => events([], true), () => refused],
    );
    await pass(4);
    expect(updates.at(-1)).toEqual(told(refused, 5_000));
    await end();
  });

  it('reports each failure of a list, and retries', async () => {
    const failed = fail('server-error', 'etcd is down', 500);
    const { end, pass, updates } = reflect(
      [failed, failed, podList('7', 'a')],
      [OPEN],
    );
    await pass(20);
    expect(updates).toEqual([
      // What it waits for is what it tells.
      told(failed, 999),
      told(failed, 1_998),
      expect.objectContaining({ ok: true }),
    ]);
    await end();
  });

  it('retries soon again when a list fails after one that succeeded', async () => {
    const failed = fail('server-error', 'etcd is down', 500);
    const { end, pass, updates } = reflect(
      [failed, failed, podList('7', 'a'), failed, podList('8', 'a')],
      [EXPIRED, OPEN],
    );
    await pass(20);
    expect(updates.filter(update => !update?.ok)).toEqual([
      told(failed, 999),
      told(failed, 1_998),
      told(failed, 999),
    ]);
    await end();
  });

  it('retries forbidden pods soon at first, as rights are often granted while a user waits', async () => {
    const refused = fail('forbidden', 'cannot list pods', 403);
    const { askedAt, end, pass, updates } = reflect([refused], [OPEN]);
    await pass(200);
    const seconds = [5, 10, 20, 40, 60, 60];
    expect(updates.slice(0, 6)).toEqual(
      seconds.map(pause => told(refused, pause * 1_000)),
    );
    const pauses = askedAt
      .slice(1)
      .map((at, index) => (at - askedAt[index]) / 1_000);
    expect(pauses).toEqual(seconds.slice(0, pauses.length));
    expect(pauses.length).toBeGreaterThanOrEqual(5);
    await end();
  });

  it('leaves the time of the next try to an open circuit', async () => {
    const { reason } = fail('open-circuit', 'requests paused');
    const from = '2026-11-22T06:59:59Z';
    const refusal: Failure = {
      ok: false,
      reason: { ...reason, retry: { from, everyMs: 3_000 } },
      retryAfterMs: 2_000,
    };
    const { end, pass, updates } = reflect([refusal], [OPEN]);
    await pass(1);
    expect(updates).toEqual([refusal]);
    await end();
  });
});
