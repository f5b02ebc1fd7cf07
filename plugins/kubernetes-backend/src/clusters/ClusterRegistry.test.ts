import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';
import { ClusterRegistry } from './ClusterRegistry';
import { ProviderProblem } from './knownClusters';

const never = new AbortController().signal;

function cluster(name: string, changes: Partial<ClusterDetails> = {}) {
  return {
    name,
    url: `https://${name}.example.com`,
    authProvider: 'x',
    authMetadata: {},
    ...changes,
  };
}

function provider(
  id: string,
  getClusters: () => Promise<readonly ClusterDetails[]>,
): ClusterProvider {
  return { id, ttlMs: 60_000, getClusters };
}

function setup(...providers: ClusterProvider[]) {
  let now = 0;
  const reported: ProviderProblem[] = [];
  const registry = new ClusterRegistry({
    providers,
    now: () => now,
    providerDeadlineMs: 400,
    refreshPatienceMs: 10,
    onProblem: problem => reported.push(problem),
  });
  return {
    registry,
    reported,
    at: (ms: number) => {
      now = ms;
    },
    ask: async () => {
      const { clusters, operatorProblems } = await registry.getClusters(never);
      return {
        names: clusters.map(({ name }) => name),
        problems: operatorProblems,
      };
    },
  };
}

describe('ClusterRegistry', () => {
  it('merges what all providers know; of two clusters with one name the first counts', async () => {
    const { ask } = setup(
      provider('a', async () => [cluster('one'), cluster('two')]),
      provider('b', async () => [cluster('two'), cluster('three')]),
    );
    expect(await ask()).toEqual({
      names: ['one', 'two', 'three'],
      problems: [
        {
          provider: 'b',
          message: expect.stringContaining(
            "provider a has a cluster named 'two', too",
          ),
        },
      ],
    });
  });

  it('leaves out a title or region that is no text', async () => {
    const odd = JSON.parse('{"title":7,"region":{"a":1}}');
    const { registry } = setup(
      provider('a', async () => [cluster('one', odd), cluster('two')]),
    );
    const { clusters } = await registry.getClusters(never);
    expect(clusters).toEqual([cluster('one'), cluster('two')]);
  });

  it('asks a provider once while its answer holds, however many ask', async () => {
    const getClusters = jest.fn(async () => [cluster('one')]);
    const { ask, at } = setup(provider('a', getClusters));
    await Promise.all([ask(), ask()]);
    at(59_000);
    await ask();
    expect(getClusters).toHaveBeenCalledTimes(1);
    at(61_000);
    await ask();
    expect(getClusters).toHaveBeenCalledTimes(2);
  });

  it('keeps the last good answer when a provider fails, says so once, and asks again soon', async () => {
    let fails = false;
    const { ask, at, reported } = setup(
      provider('a', async () => {
        if (fails) throw new Error('it is down');
        return [cluster('one')];
      }),
    );
    await ask();
    fails = true;
    at(61_000);
    const failed = {
      names: ['one'],
      problems: [{ provider: 'a', message: 'it is down' }],
    };
    expect(await ask()).toEqual(failed);
    at(67_000);
    expect(await ask()).toEqual(failed);
    expect(reported).toEqual(failed.problems);
    fails = false;
    at(73_000);
    expect(await ask()).toEqual({ names: ['one'], problems: [] });
  });

  it('waits for none that hangs: not long for a first answer, hardly for news', async () => {
    let hangs = true;
    const { ask, at } = setup(
      provider('quick', async () => [cluster('one')]),
      provider('slow', () =>
        hangs
          ? new Promise(() => undefined)
          : Promise.resolve([cluster('two')]),
      ),
    );
    expect(await ask()).toEqual({
      names: ['one'],
      problems: [
        {
          provider: 'slow',
          message: 'no response: No response within 400 ms',
        },
      ],
    });
    hangs = false;
    at(61_000);
    expect((await ask()).names).toEqual(['one', 'two']);
    hangs = true;
    at(122_000);
    // Whoever waited for the deadline would be told of it.
    expect(await ask()).toEqual({ names: ['one', 'two'], problems: [] });
  });

  it('shows what there is while a provider takes long for its first answer', async () => {
    const registry = new ClusterRegistry({
      firstPatienceMs: 10,
      providers: [
        provider('quick', async () => [cluster('one')]),
        provider('slow', async () => {
          await new Promise(resolve => setTimeout(resolve, 40));
          return [cluster('two')];
        }),
      ],
    });
    const first = await registry.getClusters(never);
    await new Promise(resolve => setTimeout(resolve, 60));
    const second = await registry.getClusters(never);

    expect(first.clusters.map(({ name }) => name)).toEqual(['one']);
    expect(first.operatorProblems).toEqual([
      { provider: 'slow', message: 'no response yet' },
    ]);
    expect(second.clusters.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(second.operatorProblems).toEqual([]);
  });

  it.each([
    ['no URL', { url: 'somewhere' }, 'url is invalid'],
    ['an empty URL', { url: '' }, 'it has no url'],
    ['another scheme', { url: 'file:///etc' }, 'https://'],
    ['a password in the URL', { url: 'https://a:hunter2@x' }, 'password'],
    ['a query in the URL', { url: 'https://x/?a=b' }, 'end after the path'],
    ['no auth provider', { authProvider: '' }, 'no authProvider'],
    ['a URL that is no text', JSON.parse('{"url":5}'), 'url is invalid'],
    [
      'a secret of another type',
      JSON.parse('{"authMetadata":{"a":5}}'),
      'something other than text',
    ],
  ])(
    'shows a cluster with %s as misconfigured, and never quotes its URL',
    async (_what, changes, words) => {
      const { ask, reported, registry } = setup(
        provider('a', async () => [cluster('bad', changes), cluster('good')]),
      );
      expect((await ask()).names).toEqual(['bad', 'good']);
      const [bad] = (await registry.getClusters(never)).clusters;
      expect(bad).toMatchObject({
        url: 'https://misconfigured.invalid',
        authMetadata: {},
        problem: expect.stringContaining(words),
      });
      expect(reported).toEqual([
        { provider: 'a', message: expect.stringContaining(words) },
      ]);
      expect(JSON.stringify([bad, reported])).not.toContain('hunter2');
    },
  );

  it.each([
    ['no name', { name: '' }, 'a cluster has no name'],
    ['a number as its name', JSON.parse('{"name":5}'), 'is the number 5'],
  ])(
    'tells the operator of a cluster with %s',
    async (_what, changes, words) => {
      const { ask } = setup(
        provider('a', async () => [cluster('bad', changes), cluster('good')]),
      );
      expect(await ask()).toEqual({
        names: ['good'],
        problems: [{ provider: 'a', message: expect.stringContaining(words) }],
      });
    },
  );

  it('names two clusters of one name within one provider for what they are', async () => {
    const { ask } = setup(
      provider('a', async () => [cluster('one'), cluster('one')]),
    );
    expect(await ask()).toEqual({
      names: ['one'],
      problems: [
        {
          provider: 'a',
          message: "it has two clusters named 'one'; the first one counts",
        },
      ],
    });
  });

  it('never lets a cluster that others describe take the place of an operator’s', async () => {
    const { registry, ask } = setup(
      provider('catalog', async () => [
        cluster('prod', { url: 'https://evil', describedBy: 'others' }),
      ]),
      provider('config', async () => [cluster('prod')]),
    );
    expect((await registry.getClusters(never)).clusters).toMatchObject([
      { name: 'prod', url: 'https://prod.example.com' },
    ]);
    expect((await ask()).problems).toMatchObject([{ provider: 'catalog' }]);
  });

  it.each<[string, () => unknown, string]>([
    ['throws a raw error', () => JSON.parse('{'), 'JSON'],
    ['returns no list', () => ({ clusters: [] }), 'did not return a list'],
    ['never answers', () => new Promise(() => undefined), 'no response'],
    [
      'throws at once',
      () => {
        throw new Error('secret-host.internal is down');
      },
      'secret-host.internal is down',
    ],
  ])(
    'tells the operator that a provider %s, and viewers only that it failed',
    async (_what, getClusters, words) => {
      const broken: ClusterProvider = JSON.parse('{"id":"mine","ttlMs":1000}');
      Object.assign(broken, { getClusters });
      const { ask, registry, reported } = setup(broken);
      expect((await ask()).problems).toEqual([
        { provider: 'mine', message: expect.stringContaining(words) },
      ]);
      expect(reported).toHaveLength(1);
      const { problems } = await registry.getClusters(never);
      expect(problems).toEqual([
        {
          provider: 'mine',
          message: expect.stringMatching(/^Backstage admins can find/),
        },
      ]);
    },
  );
});
