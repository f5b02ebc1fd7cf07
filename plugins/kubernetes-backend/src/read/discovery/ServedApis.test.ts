import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { ApiRequest } from '../../transport';
import { fail, ok, Result } from '../../util/Result';
import { ServedApis } from './ServedApis';

const WANTED = [
  { group: 'argoproj.io', plural: 'rollouts' },
  { group: 'argoproj.io', plural: 'workflows' },
  { group: 'cert-manager.io', plural: 'certificates' },
];

const resource = (plural: string, verbs = ['get', 'list', 'watch']) => ({
  resource: plural,
  verbs,
});

const group = (name: string, versions: object) => ({
  metadata: { name },
  versions: Object.entries(versions).map(([version, resources]) => ({
    version,
    resources,
  })),
});

const GROUPS = [
  group('apps', { v1: [resource('deployments')] }),
  group('argoproj.io', {
    v1: [resource('rollouts')],
    v1alpha1: [
      resource('rollouts'),
      resource('workflows', ['create']),
      resource('applications'),
    ],
    '../v9': [resource('workflows')],
  }),
  group('cert-manager.io', { v1: [resource('certificates')] }),
  { metadata: null, versions: 5 },
  group('cert-manager.io.example.com', { v1: [resource('certificates')] }),
];

const AGGREGATED = ok({ kind: 'APIGroupDiscoveryList', items: GROUPS });

const FOUND = [
  { group: 'argoproj.io', plural: 'rollouts', versions: ['v1', 'v1alpha1'] },
  { group: 'cert-manager.io', plural: 'certificates', versions: ['v1'] },
];

function start(
  answer: (request: ApiRequest) => Result<unknown> | Promise<Result<unknown>>,
) {
  const clock = new ManualClock();
  const { connection, asked } = fakeConnection(answer);
  const served = new ServedApis(WANTED, clock);
  const find = (signal = new AbortController().signal) =>
    served.find(connection, signal);
  return { asked, clock, connection, find, served };
}

describe('what a cluster serves of what is wanted', () => {
  it('is learned by one request, for ten minutes', async () => {
    const { asked, clock, connection, find, served } = start(() => AGGREGATED);
    expect(served.known(connection.cluster)).toBeUndefined();
    expect(await Promise.all([find(), find()])).toEqual([ok(FOUND), ok(FOUND)]);
    expect(served.known(connection.cluster)).toEqual(FOUND);
    clock.advance(9 * 60_000);
    await find();
    expect(asked).toEqual(['/apis']);
    clock.advance(2 * 60_000);
    // The tab still shows what was found.
    expect(served.known(connection.cluster)).toEqual(FOUND);
    await find();
    expect(asked).toHaveLength(2);
  });

  it('is read from items that arrive one by one, too', async () => {
    const { find } = start(({ onItem }) => {
      for (const item of GROUPS) onItem?.(item, {});
      return ok({ kind: 'APIGroupDiscoveryList', items: [] });
    });
    expect(await find()).toEqual(ok(FOUND));
  });

  it('is asked for by group where the server is older, only of wanted groups', async () => {
    const { asked, find } = start(({ path }) => {
      switch (path) {
        case '/apis':
          return ok({
            kind: 'APIGroupList',
            groups: [
              { name: 'apps', versions: [{ version: 'v1' }] },
              {
                name: 'argoproj.io',
                versions: [{ version: 'v1' }, { version: 'v1alpha1' }],
                preferredVersion: { version: 'v1alpha1' },
              },
              { name: 'cert-manager.io', versions: [{ version: 'v1' }] },
            ],
          });
        case '/apis/argoproj.io/v1alpha1':
          return ok({ resources: [{ name: 'rollouts', verbs: ['list'] }] });
        case '/apis/argoproj.io/v1':
          return ok({
            resources: [
              { name: 'workflows', verbs: ['list'] },
              { name: 'workflows/status', verbs: ['list'] },
            ],
          });
        default:
          return fail('unreachable', 'the server of this API is down', 503);
      }
    });
    expect(await find()).toEqual(
      ok([
        { group: 'argoproj.io', plural: 'rollouts', versions: ['v1alpha1'] },
        { group: 'argoproj.io', plural: 'workflows', versions: ['v1'] },
      ]),
    );
    expect(asked).toEqual([
      '/apis',
      '/apis/argoproj.io/v1alpha1',
      '/apis/argoproj.io/v1',
      '/apis/cert-manager.io/v1',
    ]);
  });

  describe('on an older server, of which a group does not answer', () => {
    const GROUP_LIST = ok({
      kind: 'APIGroupList',
      groups: ['argoproj.io', 'cert-manager.io'].map(name => ({
        name,
        versions: [{ version: 'v1' }],
      })),
    });
    const startOlder = (failure: Result<unknown>) => {
      const failures = [failure];
      return start(({ path }) => {
        if (path === '/apis') return GROUP_LIST;
        return path.startsWith('/apis/argoproj.io')
          ? failures.shift() ?? ok({ resources: [] })
          : ok({ resources: [{ name: 'certificates', verbs: ['list'] }] });
      });
    };

    it.each([404, 503])('is the rest where the status is %d', async status => {
      const { find } = startOlder(fail('unreachable', 'no', status));
      expect(await find()).toEqual(ok([FOUND[1]]));
    });

    it.each([
      fail('forbidden', 'no', 403),
      fail('throttled', 'later', 429),
      fail('timeout', 'too slow'),
    ])('is not known, and asked again: %j', async failure => {
      const { asked, connection, find, served } = startOlder(failure);
      expect(await find()).toEqual(failure);
      expect(served.known(connection.cluster)).toBeUndefined();
      const before = asked.length;
      expect(await find()).toEqual(ok([FOUND[1]]));
      expect(asked.length).toBeGreaterThan(before);
    });
  });

  it('is told to nobody who has left, and still to who has not', async () => {
    let answer: (found: Result<unknown>) => void = () => undefined;
    const { asked, find } = start(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    const leaving = new AbortController();
    const [first, second, third] = [find(), find(leaving.signal), find()];
    leaving.abort(new Error('left'));
    answer(AGGREGATED);
    await expect(second).rejects.toThrow('left');
    expect(await Promise.all([first, third])).toEqual([ok(FOUND), ok(FOUND)]);
    expect(asked).toHaveLength(1);
  });

  it('is not remembered where it could not be learned', async () => {
    const { asked, find } = start(() => fail('timeout', 'too slow'));
    expect(await find()).toMatchObject({ ok: false });
    expect(await find()).toMatchObject({ ok: false });
    expect(asked).toHaveLength(2);
  });

  it('is asked by each caller itself where another one was refused', async () => {
    const signals = [1, 2, 3].map(() => new AbortController().signal);
    const { asked, find } = start(({ signal }) =>
      signal === signals[2] ? AGGREGATED : fail('forbidden', 'no', 403),
    );
    const answers = await Promise.all(signals.map(find));
    expect(answers.map(answer => answer.ok)).toEqual([false, false, true]);
    expect(asked).toHaveLength(3);
    expect(await find()).toEqual(ok(FOUND));
    expect(asked).toHaveLength(3);
  });

  it('is asked by the next one where the first one has left', async () => {
    const leaving = new AbortController();
    const { asked, find } = start(async ({ signal }) => {
      if (signal !== leaving.signal) return AGGREGATED;
      await new Promise(resolve => signal.addEventListener('abort', resolve));
      throw new Error('left');
    });
    const first = find(leaving.signal);
    const second = find();
    leaving.abort();
    await expect(first).rejects.toThrow('left');
    expect(await second).toEqual(ok(FOUND));
    expect(asked).toHaveLength(2);
  });

  it.each([null, 5, [], { items: 'x' }, { items: [null, { versions: {} }] }])(
    'is nothing where the answer makes no sense: %j',
    async answer => {
      expect(await start(() => ok(answer)).find()).toEqual(ok([]));
    },
  );
});
