import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { aList, fakeConnection } from '../../__testUtils__/fakeConnection';
import { SHOP } from '../../__testUtils__/fleet';
import { ApiRequest } from '../../transport';
import { Result, fail, ok } from '../../util/Result';
import { listObjects, list } from './list';

const pod = (name: string) =>
  JSON.parse(JSON.stringify(aPod({ name, labels: SHOP }).build()));

describe('listObjects', () => {
  const never = new AbortController().signal;
  const request = { path: '/api/v1/pods', kind: 'Pod' };

  it('reads page after page', async () => {
    const { connection, asked } = fakeConnection(({ query }) =>
      query?.continue === 'two'
        ? aList('Pod', [pod('b')])
        : aList('Pod', [pod('a')], 'two'),
    );
    const answer = await listObjects(connection, request, never);
    expect(answer).toMatchObject({
      ok: true,
      value: [{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }],
    });
    expect(asked).toEqual([
      '/api/v1/pods?limit=500',
      '/api/v1/pods?limit=500&continue=two',
    ]);
  });

  it.each([
    ['any version', '0', 'limit=500&resourceVersion=0', 'limit=500&'],
    ['a version', '7', 'resourceVersion=7', ''],
  ])(
    'asks for %s with the first page alone, as the token of the next has it',
    async (_, resourceVersion, first, next) => {
      const { connection, asked } = fakeConnection(({ query }) =>
        aList('Pod', [], query?.continue ? undefined : 'two'),
      );
      await list(connection, { ...request, resourceVersion }, never);
      expect(asked).toEqual([
        `/api/v1/pods?${first}`,
        `/api/v1/pods?${next}continue=two`,
      ]);
    },
  );

  it('says that there is more where it reads no further page', async () => {
    const { connection } = fakeConnection(() =>
      aList('Pod', [pod('a')], 'more'),
    );
    const answer = await list(connection, { ...request, maxPages: 1 }, never);
    expect(answer).toMatchObject({ ok: true, value: { isTruncated: true } });
  });

  it('takes no token that is longer than a request can carry', async () => {
    const { asked, connection } = fakeConnection(() =>
      aList('Pod', [], 'x'.repeat(16_385)),
    );
    expect(await list(connection, request, never)).toMatchObject({
      ok: false,
      reason: { code: 'malformed' },
    });
    expect(asked).toHaveLength(1);
  });

  it('restarts once when the list has expired in between', async () => {
    let gone = 0;
    const { connection } = fakeConnection(({ query }) => {
      if (!query?.continue) return aList('Pod', [pod('a')], 'two');
      gone += 1;
      return gone === 1
        ? fail('server-error', 'expired', 410)
        : aList('Pod', []);
    });
    expect(await listObjects(connection, request, never)).toMatchObject({
      ok: true,
    });
    gone = -10;
    expect(
      await listObjects(
        fakeConnection(({ query }) =>
          query?.continue
            ? fail('server-error', 'expired', 410)
            : aList('Pod', [], 'x'),
        ).connection,
        request,
        never,
      ),
    ).toMatchObject({ ok: false });
  });

  it('ends, even if the API server never does', async () => {
    const { connection, asked } = fakeConnection(() =>
      aList('Pod', [], 'more'),
    );
    await listObjects(connection, request, never);
    expect(asked.length).toBeLessThanOrEqual(50);
  });

  it.each([
    null,
    'x',
    [],
    {},
    { kind: 'PodList', items: 'x' },
    { kind: 'Status', items: [] },
  ])('does not take %j for a list', async value => {
    const { connection } = fakeConnection(() => ({ ok: true, value }));
    expect(await listObjects(connection, request, never)).toMatchObject({
      ok: false,
      reason: { code: 'malformed' },
    });
  });

  it('keeps no more than a few pages from a server that ignores the limit', async () => {
    const many = Array.from({ length: 12_000 }, (_, index) => ({
      metadata: { name: `web-${index}`, namespace: 'shop' },
    }));
    const { connection, asked } = fakeConnection(() => aList('Pod', many, 'x'));
    const answer = await list(
      connection,
      { path: '/api/v1/pods', kind: 'Pod', maxPages: 4 },
      new AbortController().signal,
    );
    expect(answer).toMatchObject({ ok: true, value: { isTruncated: true } });
    expect(answer.ok && answer.value.objects).toHaveLength(2_000);
    expect(asked).toHaveLength(1);
  });

  it('accepts null as an empty list, as Go writes it', async () => {
    const { connection } = fakeConnection(() => ({
      ok: true,
      value: { kind: 'PodList', items: null },
    }));
    expect(await listObjects(connection, request, never)).toEqual({
      ok: true,
      value: [],
    });
  });
});

describe('a list with the columns that kubectl shows', () => {
  const never = new AbortController().signal;
  const request = {
    path: '/apis/example.com/v1/things',
    kind: 'CustomResource',
    customApi: { group: 'example.com', plural: 'things' },
    isPrinted: true,
  };
  const thing = {
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: 'a' },
  };
  const aTable = (object: object) =>
    ok({
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion: '7' },
      columnDefinitions: [{ name: 'Phase', type: 'string', priority: 0 }],
      rows: [{ cells: ['Up'], object }],
    });
  const plain = ok({
    kind: 'ThingList',
    apiVersion: 'example.com/v1',
    metadata: { resourceVersion: '7' },
    items: [thing],
  });
  const read = (answer: (request: ApiRequest) => Result<unknown>) => {
    const accepted: (string | undefined)[] = [];
    const { connection, asked } = fakeConnection(each => {
      accepted.push(each.accept);
      return answer(each);
    });
    return { asked, accepted, answer: list(connection, request, never) };
  };

  it('is the list that is read anyway, as a Table', async () => {
    const { answer, asked, accepted } = read(() => aTable(thing));
    expect(await answer).toMatchObject({
      value: {
        resourceVersion: '7',
        objects: [
          {
            metadata: { name: 'a' },
            columns: [{ title: 'Phase', value: 'Up' }],
          },
        ],
      },
    });
    expect(asked).toEqual([
      '/apis/example.com/v1/things?includeObject=Object&limit=500',
    ]);
    expect(accepted).toEqual([expect.stringContaining('as=Table')]);
  });

  it('has no columns where the server sends objects alone', async () => {
    const { answer, asked } = read(() => plain);
    const found = await answer;
    expect(found).toMatchObject({
      value: { objects: [{ kind: 'CustomResource' }] },
    });
    expect(JSON.stringify(found)).not.toContain('columns');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['refuses it', fail('server-error', 'not acceptable', 406)],
    [
      'leaves out the objects',
      aTable({ kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1' }),
    ],
  ])('is read again where the server %s', async (_, first) => {
    const { answer, accepted } = read(({ accept }) => (accept ? first : plain));
    expect(await answer).toMatchObject({
      value: { isTableRefused: true, objects: [{ metadata: { name: 'a' } }] },
    });
    expect(accepted).toEqual([expect.any(String), undefined]);
  });

  it('fails as any list does', async () => {
    const { answer, asked } = read(() => fail('forbidden', 'no', 403));
    expect(await answer).toMatchObject({ ok: false, reason: { status: 403 } });
    expect(asked).toHaveLength(1);
  });
});
