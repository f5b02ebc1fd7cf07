import { FORBIDDEN, fakeConnection } from '../../__testUtils__/fakeConnection';
import { ApiRequest } from '../../transport';
import { fail, ok, Result } from '../../util/Result';
import { ConfigMapTimesReader } from './ConfigMapTimesReader';

const never = new AbortController().signal;
const WRITTEN = '2026-03-01T11:00:00Z';

const metadata = (name: string) =>
  ok(
    JSON.stringify({
      kind: 'PartialObjectMetadata',
      metadata: {
        name,
        managedFields: [{ time: WRITTEN, fieldsV1: { 'f:data': {} } }],
      },
    }),
  );

function setup(answer: (name: string) => Result<unknown>) {
  const accepted: (string | undefined)[] = [];
  const { connection, asked } = fakeConnection(
    ({ path, accept }: ApiRequest) => {
      accepted.push(accept);
      return answer(path.split('/').at(-1) ?? '');
    },
  );
  let now = 0;
  const reader = new ConfigMapTimesReader(connection, () => now);
  return {
    accepted,
    asked,
    pass: (seconds: number) => {
      now += seconds * 1_000;
    },
    read: async (...names: string[]) => {
      const { found, problems } = await reader.read(
        names.map(name => ({ namespace: 'shop', name })),
        never,
      );
      return {
        found: [...found.keys()],
        problems: problems.map(({ kind, reason }) => [kind, reason.code]),
      };
    },
  };
}

describe('ConfigMapTimesReader', () => {
  it('asks by name for metadata and nothing else, from the watch cache', async () => {
    const { accepted, asked, read } = setup(metadata);
    expect(await read('web')).toEqual({ found: ['shop/web'], problems: [] });
    expect(asked).toEqual([
      '/api/v1/namespaces/shop/configmaps/web?resourceVersion=0',
    ]);
    expect(accepted).toEqual([
      'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
    ]);
  });

  it('asks again after half a minute', async () => {
    const { asked, pass, read } = setup(metadata);
    await read('web');
    pass(29);
    expect((await read('web')).found).toEqual(['shop/web']);
    expect(asked).toHaveLength(1);
    pass(2);
    await read('web');
    expect(asked).toHaveLength(2);
  });

  it('asks for ten and no more', async () => {
    const { asked, read } = setup(metadata);
    await read(...Array.from({ length: 99 }, (_, index) => `c${index}`));
    expect(asked).toHaveLength(10);
  });

  it('reports that it may not, and leaves the cluster alone for ten minutes', async () => {
    const { asked, pass, read } = setup(() => FORBIDDEN);
    const refused = { found: [], problems: [['ConfigMap', 'forbidden']] };
    expect(await read('web')).toEqual(refused);
    pass(590);
    expect(await read('web')).toEqual(refused);
    expect(asked).toHaveLength(1);
    pass(20);
    await read('web');
    expect(asked).toHaveLength(2);
  });

  it('still reads in another namespace', async () => {
    const { connection } = fakeConnection(({ path }) =>
      path.includes('/shop/') ? FORBIDDEN : metadata('web'),
    );
    const reader = new ConfigMapTimesReader(connection, () => 0);
    const names = ['shop', 'games'].map(namespace => ({
      namespace,
      name: 'web',
    }));
    await reader.read(names, never);
    const { found, problems } = await reader.read(names, never);
    expect([...found.keys()]).toEqual(['games/web']);
    expect(problems).toHaveLength(1);
  });

  it('is silent about one that isn’t there, and looks again later', async () => {
    const { asked, read } = setup(() => fail('api-absent', 'no', 404));
    expect(await read('web')).toEqual({ found: [], problems: [] });
    await read('web');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['half an answer', ok('{"kind":"Partial')],
    ['an endless one', ok(`{"kind":"${'x'.repeat(600_000)}"}`)],
    ['the data', ok('{"kind":"ConfigMap","data":{"a":"b"}}')],
    ['a refusal of the media type', fail('malformed', 'no', 406)],
  ])('knows nothing from %s', async (_, answer) => {
    const { read } = setup(() => answer);
    expect(await read('web')).toEqual({ found: [], problems: [] });
  });

  it('rejects when the viewer has left, and knows nothing of a request that fails otherwise', async () => {
    const leaving = new AbortController();
    const { connection } = fakeConnection(() => {
      throw new Error('broken');
    });
    const reader = new ConfigMapTimesReader(connection, () => 0);
    const names = [{ namespace: 'shop', name: 'web' }];
    const { found, problems } = await reader.read(names, leaving.signal);
    expect([found.size, problems]).toEqual([0, []]);
    leaving.abort(new Error('left'));
    await expect(reader.read(names, leaving.signal)).rejects.toThrow('left');
  });
});
