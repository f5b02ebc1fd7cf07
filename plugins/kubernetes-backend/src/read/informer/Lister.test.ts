import { Readable } from 'node:stream';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { aList, fakeConnection } from '../../__testUtils__/fakeConnection';
import { fail, ok, Result } from '../../util/Result';
import { configuredTypes, ResourceType, unservedKey } from '../resourceTypes';
import { ItemSink } from './list';
import { Lister } from './Lister';
import { ListWatchSpec } from './ListWatchSpec';
import { NegativeCache } from './NegativeCache';
import { StreamingSupport } from './StreamingSupport';

const typeOf = (plural: string) =>
  configuredTypes([plural]).find(type => type.plural === plural)!;

const PODS = typeOf('pods');
const SERVICES = typeOf('services');
const CRON_JOBS = typeOf('cronjobs');
const ABSENT = fail('api-absent', 'not found', 404);
const FORBIDDEN = fail('forbidden', 'no', 403);
const EMPTY = ok({
  kind: 'XList',
  metadata: { resourceVersion: '7' },
  items: [],
});

const THINGS: ResourceType = {
  kind: 'CustomResource',
  plural: 'things',
  group: 'example.com',
  versions: ['v1'],
  isPrinted: true,
};

const service = (name: string, namespace = 'shop') => ({
  kind: 'Service',
  apiVersion: 'v1',
  metadata: { namespace, name, resourceVersion: '8', labels: { app: name } },
  spec: {},
});

const END = {
  type: 'BOOKMARK',
  object: {
    kind: 'Service',
    metadata: {
      resourceVersion: '9',
      annotations: { 'k8s.io/initial-events-end': 'true' },
    },
  },
};

type Stream = () => Result<never> | object[];

function setup(
  spec: Partial<ListWatchSpec>,
  {
    answer = () => EMPTY,
    stream,
    sink,
    maxPages,
  }: {
    readonly answer?: (path: string) => Result<unknown>;
    /** What an API server sends that streams lists, or why it does not. */
    readonly stream?: Stream;
    readonly sink?: ItemSink;
    readonly maxPages?: number;
  } = {},
) {
  const clock = new ManualClock();
  const unserved = new NegativeCache(() => clock.now().getTime());
  const streaming = new StreamingSupport(clock);
  const asked: string[] = [];
  const accepted: (string | undefined)[] = [];
  const { connection } = fakeConnection(() => EMPTY);
  const until = new AbortController();
  const lister = new Lister({
    connection: {
      ...connection,
      getJson: async ({ accept, path, query }) => {
        asked.push(`list ${path} ${query?.resourceVersion}`);
        accepted.push(accept);
        return answer(path);
      },
      open: async ({ path, query, signal }) => {
        asked.push(`stream ${path} ${query?.resourceVersion}`);
        const answered = stream?.() ?? ABSENT;
        if (!Array.isArray(answered)) return answered;
        const body = new Readable({ read: () => undefined });
        answered.forEach(event => body.push(`${JSON.stringify(event)}\n`));
        signal.addEventListener('abort', () => body.destroy());
        return ok({ status: 200, body });
      },
    },
    spec: { type: PODS, ...spec },
    unserved,
    ...(stream && { streaming }),
    sink,
    maxPages,
    clock,
    random: () => 0.5,
  });
  const stop = new AbortController();
  return {
    accepted,
    asked,
    cluster: connection.cluster,
    clock,
    lister,
    streaming,
    unserved,
    until,
    list: (resourceVersion = '') =>
      lister.list({
        resourceVersion,
        until: until.signal,
        signal: stop.signal,
      }),
    stop: () => stop.abort(),
  };
}

const pathOf = async (listed: ReturnType<Lister['list']>) => {
  const answer = await listed;
  return answer?.ok ? answer.value.path : answer;
};

const V1 = '/apis/batch/v1/cronjobs';
const V1_BETA1 = '/apis/batch/v1beta1/cronjobs';

describe('Lister', () => {
  it('lists by the newest version that is served, and remembers what is not', async () => {
    const { asked, list } = setup(
      { type: CRON_JOBS },
      { answer: path => (path === V1 ? ABSENT : EMPTY) },
    );
    expect(await pathOf(list())).toBe(V1_BETA1);
    expect(await pathOf(list('5'))).toBe(V1_BETA1);
    expect(asked).toEqual([
      `list ${V1} 0`,
      `list ${V1_BETA1} 0`,
      `list ${V1_BETA1} 5`,
    ]);
  });

  it('asks no older version where the newest answers', async () => {
    const { asked, list } = setup({ type: CRON_JOBS });
    expect(await pathOf(list())).toBe(V1);
    expect(asked).toEqual([`list ${V1} 0`]);
  });

  it('fails where a version is served that does not answer', async () => {
    const { asked, list } = setup(
      { type: CRON_JOBS },
      { answer: () => FORBIDDEN },
    );
    expect(await list()).toBe(FORBIDDEN);
    expect(await list()).toBe(FORBIDDEN);
    expect(asked).toEqual([`list ${V1} 0`, `list ${V1} 0`]);
  });

  it('asks for a type again that is not served, after a while', async () => {
    const { asked, clock, list } = setup(
      { type: CRON_JOBS },
      { answer: () => ABSENT },
    );
    expect(await list()).toBeUndefined();
    expect(await list()).toBeUndefined();
    expect(asked).toHaveLength(2);
    clock.advance(10 * 60_000 + 1);
    expect(await list()).toBeUndefined();
    expect(asked).toHaveLength(4);
  });

  describe('of a type that nobody has named', () => {
    const type = { ...THINGS, isDiscovered: true };
    const clock = new ManualClock();
    const notUnserved = () => new NegativeCache(() => clock.now().getTime());
    const start = (
      identity: string,
      namespace?: string,
      answer = FORBIDDEN,
    ) => {
      const { asked, connection } = fakeConnection(() => answer);
      return {
        asked,
        list: (refused: NegativeCache, unserved = notUnserved()) =>
          new Lister({
            connection: { ...connection, identity: async () => ok(identity) },
            spec: { type, namespace },
            unserved,
            refused,
            clock,
            random: () => 0.5,
          }).list({
            resourceVersion: '',
            until: new AbortController().signal,
            signal: new AbortController().signal,
          }),
      };
    };

    it('takes what may not be read for absent, for a while', async () => {
      const refused = new NegativeCache(() => clock.now().getTime());
      const { asked, list } = start('jo');
      expect(await list(refused)).toBeUndefined();
      expect(await list(refused)).toBeUndefined();
      expect(asked).toHaveLength(1);
      clock.advance(10 * 60_000 + 1);
      expect(await list(refused)).toBeUndefined();
      expect(asked).toHaveLength(2);
    });

    it('asks for another caller, and in another namespace', async () => {
      const refused = new NegativeCache(() => clock.now().getTime());
      const all = [start('jo'), start('ann'), start('jo', 'shop')];
      for (const { asked, list } of all) {
        await list(refused);
        expect(asked).toHaveLength(1);
      }
    });

    it('fails where it is neither forbidden nor absent, and remembers nothing', async () => {
      const refused = new NegativeCache(() => clock.now().getTime());
      const add = jest.spyOn(refused, 'add');
      const failure = fail('server-error', 'etcd is down', 500);
      const { list } = start('jo', undefined, failure);
      expect(await list(refused)).toEqual(failure);
      expect(add).not.toHaveBeenCalled();
    });

    it('is kept apart from what is not served', async () => {
      const unserved = notUnserved();
      const add = jest.spyOn(unserved, 'add');
      const refused = new NegativeCache(() => clock.now().getTime());
      await start('jo').list(refused, unserved);
      expect(add).not.toHaveBeenCalled();
    });
  });

  it('remembers for one namespace what its reader was told', async () => {
    const { cluster, list, unserved } = setup(
      { type: THINGS, namespace: 'shop' },
      { answer: () => ABSENT },
    );
    await list();
    const isUnserved = (namespace?: string) =>
      unserved.has(cluster, unservedKey(THINGS, 'v1', namespace));
    expect([isUnserved('shop'), isUnserved()]).toEqual([true, false]);
  });

  it('fails without pods, which every API server has, and does not remember it', async () => {
    const { asked, list } = setup({}, { answer: () => ABSENT });
    expect(await list()).toMatchObject({
      ok: false,
      reason: { code: 'api-absent', message: expect.stringContaining('URL') },
    });
    await list();
    expect(asked).toEqual(['list /api/v1/pods 0', 'list /api/v1/pods 0']);
  });

  it('does not remember what a proxy says of the core group', async () => {
    const { asked, list } = setup({ type: SERVICES }, { answer: () => ABSENT });
    expect(await list()).toBeUndefined();
    await list();
    expect(asked).toHaveLength(2);
  });

  it('asks for what the spec selects', () => {
    const { lister } = setup({
      type: THINGS,
      name: 'a',
      selector: { text: 'app=shop', requirements: [] },
      isMetadataOnly: true,
    });
    expect(lister.request('/x')).toMatchObject({
      path: '/x',
      kind: 'CustomResource',
      customApi: { group: 'example.com', plural: 'things' },
      isPrinted: true,
      isMetadataOnly: true,
      query: { labelSelector: 'app=shop', fieldSelector: 'metadata.name=a' },
    });
    expect(setup({}).lister.request('/x').query).toEqual({});
  });

  it('asks for no Table again where the server refused one', async () => {
    const { accepted, list, lister } = setup(
      { type: THINGS },
      { answer: () => fail('server-error', 'not acceptable', 406) },
    );
    await list();
    expect(lister.request('/x').isPrinted).toBe(true);
    const answers = [fail('server-error', 'not acceptable', 406), EMPTY, EMPTY];
    const other = setup({ type: THINGS }, { answer: () => answers.shift()! });
    await other.list();
    expect(other.lister.request('/x').isPrinted).toBe(false);
    await other.list();
    // One that answers does not take it back.
    expect(other.lister.request('/x').isPrinted).toBe(false);
    expect(other.accepted).toEqual([expect.any(String), undefined, undefined]);
    expect(accepted).toHaveLength(2);
  });

  it('passes the items on, and reads no more pages than it may', async () => {
    const sink = { begin: jest.fn(), add: jest.fn() };
    const { asked, list } = setup(
      { type: SERVICES },
      {
        sink,
        maxPages: 2,
        answer: () => aList('Service', [service('a')], 'next'),
        stream: () => [END],
      },
    );
    expect(await list()).toMatchObject({
      value: { list: { isTruncated: true, objects: [] } },
    });
    expect(sink.add).toHaveBeenCalledTimes(2);
    // A sink takes lists only.
    expect(asked.every(each => each.startsWith('list'))).toBe(true);
  });

  describe('where a cluster may stream lists', () => {
    const added = (object: object) => ({ type: 'ADDED', object });

    it('has the list and the watch by one request', async () => {
      const { asked, list, stop } = setup(
        { type: SERVICES, namespace: 'shop' },
        {
          stream: () => [
            added(service('a')),
            added(service('b', 'games')),
            END,
          ],
        },
      );
      const listed = await list();
      expect(listed).toMatchObject({
        ok: true,
        value: {
          path: '/api/v1/namespaces/shop/services',
          list: {
            // What was not asked for is left out.
            objects: [{ metadata: { name: 'a' } }],
            resourceVersion: '9',
          },
          watch: expect.anything(),
        },
      });
      await list('5');
      expect(asked).toEqual([
        'stream /api/v1/namespaces/shop/services 0',
        'stream /api/v1/namespaces/shop/services 5',
      ]);
      stop();
    });

    it('keeps no more objects than a list', async () => {
      const many = Array.from({ length: 501 }, (_, number) =>
        added(service(`s${number}`)),
      );
      const { asked, list, stop } = setup(
        { type: SERVICES },
        { maxPages: 1, stream: () => [...many, END] },
      );
      await list();
      expect(asked).toEqual([
        'stream /api/v1/services 0',
        'list /api/v1/services 0',
      ]);
      stop();
    });

    it.each([
      ['pods, which a viewer waits for', PODS],
      ['custom resources, which may be forbidden to watch', THINGS],
    ])('lists %s', async (_what, type) => {
      const { asked, list } = setup({ type }, { stream: () => [END] });
      await list();
      expect(asked).toEqual([expect.stringMatching(/^list /)]);
    });

    it('lists where it is not offered, and tells the others', async () => {
      const { asked, cluster, list, streaming, until } = setup(
        { type: SERVICES },
        { stream: () => fail('server-error', 'invalid', 422) },
      );
      expect(await pathOf(list())).toBe('/api/v1/services');
      expect(asked).toEqual([
        'stream /api/v1/services 0',
        'list /api/v1/services 0',
      ]);
      expect(await streaming.isWorthAsking(cluster, until.signal)).toBe(false);
      await list();
      expect(asked).toHaveLength(3);
    });

    it('tells the others that it is offered', async () => {
      const { cluster, list, stop, streaming, until } = setup(
        { type: SERVICES },
        { stream: () => [END] },
      );
      await list();
      expect(await streaming.isWorthAsking(cluster, until.signal)).toBe(true);
      stop();
    });

    it('does not ask where others know that it is not offered', async () => {
      const { asked, cluster, list, streaming } = setup(
        { type: SERVICES },
        { stream: () => [END] },
      );
      streaming.learn(cluster, false);
      await list();
      expect(asked).toEqual(['list /api/v1/services 0']);
    });

    it.each<[string, Result<never>, string]>([
      ['streams again after', fail('unauthenticated', 'who?', 401), 'stream'],
      ['lists after', fail('unreachable', 'cut'), 'list'],
      ['lists after', fail('timeout', 'held back'), 'list'],
    ])('%s %j', async (_what, failure, next) => {
      const answers: Stream[] = [() => failure, () => [END]];
      const { asked, list, stop } = setup(
        { type: SERVICES },
        { stream: () => answers.shift()!() },
      );
      expect(await list()).toEqual(failure);
      await list();
      expect(asked[1]).toMatch(new RegExp(`^${next} `));
      stop();
    });

    it('lets others try where it gives up, and lists itself', async () => {
      const { asked, cluster, list, streaming, until, stop } = setup(
        { type: SERVICES },
        { stream: () => [] },
      );
      const listing = list();
      await new Promise(setImmediate);
      until.abort(new Error('late'));
      await expect(listing).rejects.toThrow('late');
      const never = new AbortController().signal;
      // It would wait for the first one otherwise, which no clock here ends.
      expect(await streaming.isWorthAsking(cluster, never)).toBe(true);
      streaming.learn(cluster, undefined);
      await list().catch(() => undefined);
      expect(asked.at(-1)).toBe('list /api/v1/services 0');
      stop();
    });
  });
});
