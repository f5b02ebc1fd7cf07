import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { SearchQueues } from './SearchQueues';

const cluster = (name: string): ClusterDetails => ({
  name,
  url: `https://${name}`,
  authProvider: 'x',
  authMetadata: {},
});

describe('SearchQueues', () => {
  it('runs one search at a time in a cluster, and others elsewhere', async () => {
    const queues = new SearchQueues();
    const { signal } = new AbortController();
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const search = (name: string, at: string) =>
      queues.run(
        cluster(at),
        () => {
          begun.push(name);
          return new Promise<void>(resolve => ends.push(resolve));
        },
        signal,
      );
    const all = [search('a', 'one'), search('b', 'one'), search('c', 'two')];
    await new Promise(setImmediate);
    expect(begun).toEqual(['a', 'c']);
    ends[0]();
    await all[0];
    expect(begun).toEqual(['a', 'c', 'b']);
    // Not beside the one that runs, though another has ended.
    all.push(search('d', 'one'));
    await new Promise(setImmediate);
    expect(begun).toHaveLength(3);
    ends[2]();
    await all[1];
    await new Promise(setImmediate);
    expect(begun.at(-1)).toBe('d');
    for (const end of ends) end();
    await Promise.all(all);
  });

  it('goes on when a search fails or is given up while it waits', async () => {
    const queues = new SearchQueues();
    const { signal } = new AbortController();
    const leaving = new AbortController();
    const failed = queues.run(
      cluster('one'),
      () => Promise.reject(new Error('broken')),
      signal,
    );
    const left = queues.run(cluster('one'), async () => 'left', leaving.signal);
    const last = queues.run(cluster('one'), async () => 'last', signal);
    leaving.abort();
    await expect(failed).rejects.toThrow('broken');
    await expect(left).rejects.toBe(leaving.signal.reason);
    expect(await last).toBe('last');
  });
});
