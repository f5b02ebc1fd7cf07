import fc from 'fast-check';
import { ManualClock } from '../__testUtils__/ManualClock';
import { fakeConnection } from '../__testUtils__/fakeConnection';
import { ApiRequest } from '../transport';
import { Result, fail, ok } from '../util/Result';
import { parsePodMetrics } from './podMetrics';
import { UsageLists } from './UsageLists';

const QUERY = { namespace: 'shop', labelSelector: 'app=web' };
const signal = new AbortController().signal;

const LIST = ok({
  kind: 'PodMetricsList',
  items: [
    {
      metadata: { name: 'web-1', namespace: 'shop' },
      timestamp: '2026-01-01T12:00:00Z',
      window: '15s',
      containers: [
        { name: 'app', usage: { cpu: '137523471n', memory: '131072Ki' } },
        { name: 'odd', usage: { cpu: 'much', memory: '-1' } },
      ],
    },
    { metadata: { name: 'no-time', namespace: 'shop' }, containers: [] },
    'nonsense',
  ],
});

function setup(
  answer: (request: ApiRequest) => Result<unknown> | Promise<Result<unknown>>,
  deadlineMs?: number,
) {
  const clock = new ManualClock();
  const lists = new UsageLists({ clock, deadlineMs });
  const { connection, asked } = fakeConnection(answer);
  const readAs = (identity: string, query = QUERY) =>
    lists.read(
      {
        ...connection,
        identity: async () => ok(identity),
        access: async () => ok({ identity }),
      },
      query,
      signal,
    );
  return { asked, clock, readAs };
}

it('reads what the metrics API has measured, and leaves out what is no measurement', async () => {
  const { asked, readAs } = setup(() => LIST);
  expect(await readAs('alice')).toEqual(
    ok([
      {
        namespace: 'shop',
        name: 'web-1',
        at: '2026-01-01T12:00:00.000Z',
        containers: [
          {
            name: 'app',
            cpuMillicores: 137.523,
            memoryBytes: 128 * 1024 * 1024,
          },
          { name: 'odd' },
        ],
      },
    ]),
  );
  expect(asked).toEqual([
    '/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods?labelSelector=app%3Dweb',
  ]);
});

it('lists once in half a minute per identity', async () => {
  const { asked, clock, readAs } = setup(() => LIST);
  await Promise.all([readAs('alice'), readAs('alice')]);
  await clock.advance(29_999);
  await readAs('alice');
  expect(asked).toHaveLength(1);
  await readAs('bob');
  expect(asked).toHaveLength(2);
  await clock.advance(1);
  await readAs('alice');
  expect(asked).toHaveLength(3);
});

it.each([
  ['forbidden', 403],
  ['server-error', 503],
] as const)('does not ask each time for what is %s', async (code, status) => {
  const refusal = fail(code, 'no', status);
  const { asked, clock, readAs } = setup(() => refusal);
  expect(await readAs('alice')).toEqual(refusal);
  expect(await readAs('alice')).toEqual(refusal);
  expect(asked).toHaveLength(1);
  await clock.advance(30_000);
  await readAs('alice');
  expect(asked).toHaveLength(2);
});

it('pauses for ten minutes where there is no metrics API', async () => {
  const { asked, clock, readAs } = setup(() =>
    fail('api-absent', '404 page not found', 404),
  );
  const answer = await readAs('alice');
  expect(answer).toMatchObject({ ok: false, reason: { code: 'api-absent' } });
  await clock.advance(600_000);
  expect(await readAs('bob', { ...QUERY, labelSelector: 'app=cart' })).toEqual(
    answer,
  );
  expect(asked).toHaveLength(1);
  await clock.advance(1);
  await readAs('bob');
  expect(asked).toHaveLength(2);
});

it('gives up on a metrics API that does not answer, and asks it twice at a time', async () => {
  let atOnce = 0;
  let most = 0;
  const { readAs } = setup(({ signal: given }) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    return new Promise((_, reject) =>
      given.addEventListener('abort', () => {
        atOnce -= 1;
        reject(given.reason);
      }),
    );
  }, 20);
  const answers = await Promise.all(
    ['a', 'b', 'c', 'd'].map(name =>
      readAs('alice', { ...QUERY, namespace: name }),
    ),
  );
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, reason: { code: 'timeout' } });
  }
  expect(most).toBe(2);
});

it('reads any JSON without an error', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (raw, usage) => {
      parsePodMetrics(raw);
      const parsed = parsePodMetrics({
        metadata: { name: 'a', namespace: 'b' },
        timestamp: '2026-01-01T12:00:00Z',
        containers: [{ name: 'c', usage }],
      });
      expect(parsed?.containers).toHaveLength(1);
    }),
  );
});
