/** @jest-environment node */
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ManualTimers, settle } from '../testing/ManualTimers';
import { pollSnapshots } from './pollSnapshots';

const AT = '2026-03-01T12:00:00.000Z';
const HELLO = {
  type: 'hello',
  version: 1,
  entityRef: 'component:default/shop',
  selector: 'app=shop',
  at: AT,
  clusters: [],
  providerProblems: [],
};
const whole = (etag?: string) => () =>
  new Response(JSON.stringify({ hello: HELLO, clusters: [] }), {
    headers: etag === undefined ? {} : { ETag: etag },
  });
const unchanged = () => new Response(null, { status: 304 });

function start(
  answers: readonly (() => Response)[],
  { random = 0.5, forMs = Infinity } = {},
) {
  const timers = new ManualTimers();
  const leaving = new AbortController();
  const asked: (string | null)[] = [];
  const seen: ServiceMessage[] = [];
  const over = (async () => {
    const messages = pollSnapshots({
      url: 'http://backend/snapshot',
      timers,
      signal: leaving.signal,
      random: () => random,
      until: timers.now() + forMs,
      fetch: async (_url, init) => {
        const answer = answers[Math.min(asked.length, answers.length - 1)];
        asked.push(new Headers(init?.headers).get('If-None-Match'));
        return answer();
      },
    });
    for await (const message of messages) seen.push(message);
    return 'ended';
  })();
  over.catch(() => undefined);
  return { asked, leaving, over, seen, timers };
}

it('asks with the last ETag, and moves the clock of an unchanged snapshot on', async () => {
  const { asked, leaving, over, seen, timers } = start([
    whole('"1"'),
    unchanged,
    unchanged,
  ]);
  await settle();
  await timers.advance(10_000);
  await timers.advance(10_000);
  expect(asked).toEqual([null, '"1"', '"1"']);
  expect(seen.slice(1)).toEqual([
    { type: 'heartbeat', at: '2026-03-01T12:00:10.000Z' },
    { type: 'heartbeat', at: '2026-03-01T12:00:20.000Z' },
  ]);
  leaving.abort();
  expect(await over).toBe('ended');
});

it('asks for everything where there is no ETag, and takes no 304 then', async () => {
  const { asked, over, timers } = start([whole('"1"'), whole(), unchanged]);
  await settle();
  await timers.advance(10_000);
  await timers.advance(10_000);
  expect(asked).toEqual([null, '"1"', null]);
  await expect(over).rejects.toMatchObject({ statusCode: 304 });
});

it.each([
  [0, 9_000],
  [0.5, 10_000],
  [1, 11_000],
])('drifts apart from other viewers: %d', async (random, delayMs) => {
  const { leaving, over, timers } = start([whole()], { random });
  await settle();
  expect(timers.nextDelayMs()).toBe(delayMs);
  leaving.abort();
  await over;
  expect(timers.nextDelayMs()).toBeUndefined();
});

it('ends when it is time, after one snapshot in any case', async () => {
  const once = start([whole()], { forMs: 0 });
  await settle();
  await once.timers.advance(10_000);
  expect(await once.over).toBe('ended');
  expect(once.seen).toHaveLength(1);

  const twice = start([whole()], { forMs: 15_000 });
  await settle();
  await twice.timers.advance(10_000);
  await twice.timers.advance(10_000);
  expect(await twice.over).toBe('ended');
  expect(twice.asked).toHaveLength(2);
});

it('throws a refusal, unless its reader has left', async () => {
  const refuse = () => new Response('no', { status: 503 });
  const { over } = start([refuse]);
  await expect(over).rejects.toMatchObject({ statusCode: 503 });
  const left = start([refuse]);
  left.leaving.abort();
  expect(await left.over).toBe('ended');
});
