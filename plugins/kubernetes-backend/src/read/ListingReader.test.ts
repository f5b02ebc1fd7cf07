import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  aList,
  anEntity,
  fakeConnection,
  FORBIDDEN,
  SHOP,
} from '../__testUtils__';
import { serviceTarget } from '../locate';
import { ApiRequest } from '../transport';
import { Answer, failure, Failure } from '../util/Answer';
import { ClusterReading } from './ClusterReader';
import { kindsToList } from './kinds';
import { ListingReader } from './ListingReader';
import { listObjects } from './listObjects';

const pod = (name: string, labels: Record<string, string> = SHOP) =>
  JSON.parse(JSON.stringify(aPod({ name, labels }).build()));

type Give = (request: ApiRequest) => Answer<unknown> | Promise<Answer<unknown>>;

/** Takes `count` readings; the clock stands still and notes how long the reader wanted to sleep. */
async function read(count: number, give: Give, objectTypes?: string[]) {
  const sleeps: number[] = [];
  const stop = new AbortController();
  const { connection, asked } = fakeConnection(give);
  const reader = new ListingReader({
    kinds: kindsToList(objectTypes),
    refreshIntervalMs: 10_000,
    deadlineMs: 1_000,
    random: () => 0.5,
    partialAfterMs: 77,
    clock: {
      now: () => new Date(0),
      // The pause between refreshes is over at once, the wait for slow kinds never.
      sleep: (ms, signal) => {
        if (ms !== 77) sleeps.push(ms);
        return ms === 77
          ? new Promise(resolve =>
              signal.addEventListener('abort', () => resolve()),
            )
          : Promise.resolve();
      },
    },
  });
  const readings: ClusterReading[] = [];
  const target = { connection, service: serviceTarget(anEntity()) };
  for await (const reading of reader.follow(target, stop.signal)) {
    readings.push(reading);
    if (readings.length === count) stop.abort();
  }
  return { readings, sleeps, asked };
}

const onlyPods = ['pods'];
const isPods = ({ path }: ApiRequest) => path.endsWith('/pods');

describe('ListingReader', () => {
  it('asks for every kind by label, and for pods first', async () => {
    const { readings, asked } = await read(1, request =>
      aList('X', isPods(request) ? [pod('a')] : []),
    );
    expect(asked[0]).toBe(
      '/api/v1/pods?labelSelector=backstage.io%2Fkubernetes-id%3Dshop&limit=500',
    );
    expect(asked).toHaveLength(11);
    expect(readings[0]).toMatchObject({
      type: 'objects',
      isComplete: true,
      kindProblems: [],
      objects: { Pod: [{ metadata: { name: 'a' } }], Ingress: [] },
    });
  });

  it('asks only for the kinds that are configured, in the version that is', () => {
    const kinds = kindsToList(['cronjobs', 'configmaps'], { cronjobs: 'v2' });
    expect(kinds.map(({ plural, versions }) => [plural, versions])).toEqual([
      ['pods', ['v1']],
      ['cronjobs', ['v2']],
    ]);
  });

  it('leaves out what the API server should not have returned', async () => {
    const { readings } = await read(
      1,
      () =>
        aList('Pod', [
          pod('a'),
          pod('other', { app: 'x' }),
          null,
          'x',
          { kind: 'Secret' },
        ]),
      onlyPods,
    );
    expect(readings[0]).toMatchObject({
      objects: { Pod: [{ metadata: { name: 'a' } }] },
    });
  });

  it('keeps the pods of before when they cannot be read now, and drops them when they may not be', async () => {
    const answers = [
      aList('Pod', [pod('a')]),
      failure('server-error', 'etcd is down', 500),
      FORBIDDEN,
    ];
    const { readings } = await read(3, request =>
      isPods(request) ? answers.shift() ?? FORBIDDEN : aList('X', []),
    );
    expect(readings[0]).not.toHaveProperty('staleReason');
    expect(readings[1]).toMatchObject({
      objects: { Pod: [{ metadata: { name: 'a' } }] },
      staleReason: { message: 'etcd is down' },
      kindProblems: [{ kind: 'Pod' }],
    });
    expect(readings[2]).toMatchObject({
      kindProblems: [{ kind: 'Pod', reason: { code: 'forbidden' } }],
    });
    expect(readings[2]).not.toHaveProperty('objects.Pod');
  });

  it('tries the next version where one is not served, and remembers which is', async () => {
    const { asked, readings } = await read(
      2,
      ({ path }) =>
        path.includes('autoscaling/v1/') || path.endsWith('/pods')
          ? aList('X', [])
          : failure('api-absent', 'the server could not find it', 404),
      ['horizontalpodautoscalers'],
    );
    expect(asked.map(path => path.split('?')[0])).toEqual([
      '/api/v1/pods',
      '/apis/autoscaling/v2/horizontalpodautoscalers',
      '/apis/autoscaling/v2beta2/horizontalpodautoscalers',
      '/apis/autoscaling/v1/horizontalpodautoscalers',
      '/api/v1/pods',
      '/apis/autoscaling/v1/horizontalpodautoscalers',
    ]);
    expect(readings[1]).toMatchObject({ kindProblems: [] });
  });

  it('takes a server without pods for something that is no cluster', async () => {
    const { readings } = await read(1, () =>
      failure('api-absent', 'not found', 404),
    );
    expect(readings[0]).toMatchObject({
      type: 'failed',
      reason: { code: 'api-absent', message: expect.stringContaining('URL') },
    });
  });

  it('asks a failing cluster less and less often, and as late as it wishes', async () => {
    const throttled: Failure = {
      ...failure('throttled', 'too many requests', 429),
      retryAfterMs: 45_000,
    };
    const failing = failure('server-error', 'down', 500);
    const answers = [
      failing,
      failing,
      failing,
      failing,
      failing,
      aList('Pod', []),
      throttled,
    ];
    const { sleeps } = await read(
      7,
      () => answers.shift() ?? throttled,
      onlyPods,
    );
    expect(sleeps).toEqual([
      10_000,
      10_000 * 2,
      10_000 * 4,
      60_000,
      60_000,
      10_000,
      45_000,
    ]);
  });

  it("makes what is thrown for one kind that kind's problem", async () => {
    const { readings } = await read(1, request => {
      if (request.path.endsWith('/jobs')) throw new Error('surprise');
      return aList('X', []);
    });
    expect(readings[0]).toMatchObject({
      type: 'objects',
      kindProblems: [
        { kind: 'Job', reason: { code: 'malformed', message: 'surprise' } },
      ],
    });
  });
});

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

  it('starts again, once, when the list has gone away under it', async () => {
    let gone = 0;
    const { connection } = fakeConnection(({ query }) => {
      if (!query?.continue) return aList('Pod', [pod('a')], 'two');
      gone += 1;
      return gone === 1
        ? failure('server-error', 'expired', 410)
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
            ? failure('server-error', 'expired', 410)
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

  it('takes null for an empty list, as Go writes it', async () => {
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
