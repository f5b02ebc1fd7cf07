import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';
import { ClusterRegistry, ProviderProblem } from './ClusterRegistry';

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
    providerDeadlineMs: 40,
    refreshPatienceMs: 10,
    onProblem: problem => reported.push(problem),
  });
  return {
    reported,
    at: (ms: number) => {
      now = ms;
    },
    ask: async () => {
      const { clusters, problems } = await registry.getClusters(never);
      return { names: clusters.map(({ name }) => name), problems };
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
        { provider: 'b', message: expect.stringContaining("'two' is taken") },
      ],
    });
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
      problems: [{ provider: 'slow', message: 'No answer within 40 ms' }],
    });
    hangs = false;
    at(61_000);
    expect((await ask()).names).toEqual(['one', 'two']);
    hangs = true;
    at(122_000);
    const startedAt = performance.now();
    expect((await ask()).names).toEqual(['one', 'two']);
    expect(performance.now() - startedAt).toBeLessThan(38);
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
    expect(first.problems).toEqual([
      { provider: 'slow', message: 'it has not answered yet' },
    ]);
    expect(second.clusters.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(second.problems).toEqual([]);
  });

  it.each([
    ['no name', { name: '' }, 'has no name'],
    ['no URL', { url: 'somewhere' }, 'not a URL'],
    ['another scheme', { url: 'file:///etc' }, 'https://'],
    ['a password in the URL', { url: 'https://a:hunter2@x' }, 'password'],
    ['a query in the URL', { url: 'https://x/?a=b' }, 'end after the path'],
    ['no auth provider', { authProvider: '' }, 'no authProvider'],
  ])(
    'leaves out a cluster with %s, and never quotes its URL',
    async (_what, changes, words) => {
      const { ask } = setup(
        provider('a', async () => [cluster('bad', changes), cluster('good')]),
      );
      const { names, problems } = await ask();
      expect(names).toEqual(['good']);
      expect(problems[0].message).toContain(words);
      expect(problems[0].message).not.toContain('hunter2');
    },
  );
});
