import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { aList, fakeConnection, SHOP } from '../../__testUtils__';
import { fail } from '../../util/Result';
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
