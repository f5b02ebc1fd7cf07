import { fakeConnection } from '../__testUtils__/fakeConnection';
import { fail, ok, Result } from '../util/Result';
import { TtlCache } from '../util/TtlCache';
import { ClusterConnection } from './ClusterConnection';
import { SharedReads } from './SharedReads';

const { signal } = new AbortController();

/** Of a user, to a cluster. */
function connect(identity: string, cluster = 'eu'): ClusterConnection {
  const { connection } = fakeConnection(() => ok('read'));
  return {
    ...connection,
    cluster: {
      ...connection.cluster,
      name: cluster,
      url: `https://${cluster}`,
    },
    identity: async () => ok(identity),
  };
}

function setup(deadlineMs = 60_000) {
  const reads = new SharedReads({ limit: 2, deadlineMs });
  const cache = new TtlCache<Result<string>>({ ttlMs: 60_000, maxEntries: 99 });
  const answers: (() => void)[] = [];
  const ask = jest.fn(
    ({ cluster }: ClusterConnection, until: AbortSignal) =>
      new Promise<Result<string>>((resolve, reject) => {
        answers.push(() => resolve(ok(`of ${cluster.name}`)));
        until.addEventListener('abort', () => reject(until.reason));
      }),
  );
  return {
    ask,
    /** What has been asked gets its answer. */
    answer: () => answers.splice(0).forEach(give => give()),
    read: (
      connection: ClusterConnection,
      { what = ['pods'], waiter = signal } = {},
    ) => reads.read({ ask, cache, connection, what }, waiter),
  };
}

const turn = () => new Promise(setImmediate);

describe('SharedReads', () => {
  it('reads once for the readers of a cluster with one identity', async () => {
    const { answer, ask, read } = setup();
    const both = Promise.all([read(connect('a')), read(connect('a'))]);
    await turn();
    answer();
    expect(await both).toEqual([ok('of eu'), ok('of eu')]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['another identity', connect('b'), ['pods']],
    ['another cluster', connect('a', 'us'), ['pods']],
    ['something else', connect('a'), ['nodes']],
  ])('reads again for %s', async (_what, connection, what) => {
    const { answer, ask, read } = setup();
    const both = [read(connect('a')), read(connection, { what })];
    await turn();
    expect(ask).toHaveBeenCalledTimes(2);
    answer();
    await Promise.all(both);
  });

  it('goes on for the others when the first one leaves', async () => {
    const { answer, ask, read } = setup();
    const leaving = new AbortController();
    const first = read(connect('a'), { waiter: leaving.signal });
    await turn();
    const second = read(connect('a'));
    leaving.abort();
    await turn();
    answer();
    expect(await second).toEqual(ok('of eu'));
    expect(ask).toHaveBeenCalledTimes(1);
    await first;
  });

  it('asks each cluster for two at a time', async () => {
    const { answer, ask, read } = setup();
    const ofEu = ['a', 'b', 'c'].map(name => read(connect(name)));
    const ofUs = read(connect('a', 'us'));
    await turn();
    expect(ask.mock.calls.map(([{ cluster }]) => cluster.name)).toEqual([
      ...['eu', 'eu', 'us'],
    ]);
    answer();
    await ofUs;
    await turn();
    expect(ask).toHaveBeenCalledTimes(4);
    answer();
    await Promise.all(ofEu);
  });

  it('gives up at its deadline, and tells what is read', async () => {
    const { ask, read } = setup(20);
    expect(await read(connect('a'))).toMatchObject({
      ok: false,
      reason: { code: 'timeout', message: expect.stringContaining('20 ms') },
    });
    expect(ask.mock.calls[0][1].aborted).toBe(true);
  });

  it('does not take a fault for a timeout', async () => {
    const { ask, read } = setup();
    ask.mockRejectedValueOnce(new TypeError('not a function'));
    await expect(read(connect('a'))).rejects.toThrow('not a function');
  });

  it('asks nothing for a reader without an identity', async () => {
    const { ask, read } = setup();
    const refused = fail('unauthenticated', 'signed out');
    expect(
      await read({ ...connect('a'), identity: async () => refused }),
    ).toEqual(refused);
    expect(ask).not.toHaveBeenCalled();
  });
});
