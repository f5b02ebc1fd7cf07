import { ResponseError } from '@backstage/errors';
import { MergedLogMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { ManualTimers, settle } from '../testing/ManualTimers';
import { ScriptedApi } from '../testing/ScriptedApi';
import { MergedLogFollower, MergedLogPod } from './MergedLogFollower';

const at = (second: number) => `2026-03-01T12:00:0${second}.000000000Z`;
const aPod = (name: string): MergedLogPod<string> => ({
  key: name,
  cluster: 'eu',
  namespace: 'games',
  name,
  container: 'app',
  source: name,
});
const lines = (pod: number, ...given: readonly (readonly [number, string])[]) =>
  ({
    type: 'lines',
    pod,
    text: given.map(([second, text]) => `${at(second)} ${text}\n`).join(''),
  } as const);
const end = (reason: 'complete' | 'shutdown' | 'limit' | 'changed') =>
  ({ type: 'end', reason, message: `It is ${reason}.` } as const);

async function start(isFollowed = true, names = ['a', 'b']) {
  const api = new ScriptedApi();
  const timers = new ManualTimers();
  const follower = new MergedLogFollower<string>({
    api,
    entityRef: 'component:default/dice-roller',
    log: { tailLines: 10 },
    isFollowed,
    timers,
    random: () => 0,
  });
  follower.setPods(names.map(aPod));
  const leave = follower.subscribe(() => {});
  await settle();
  const last = () => {
    const latest = api.merged.at(-1);
    if (!latest) throw new Error('There was no request');
    return latest;
  };
  return {
    api,
    timers,
    follower,
    leave,
    last,
    send: async (...messages: readonly MergedLogMessage[]) => {
      last().connection.send(...messages);
      await settle();
    },
    texts: () => follower.getSnapshot().lines.map(({ text }) => text),
    phase: () => follower.getSnapshot().status.phase,
    phaseOf: (key: string) => follower.getSnapshot().logs.get(key)?.phase,
  };
}

describe('MergedLogFollower', () => {
  it('reads all logs over one connection and merges their lines by time', async () => {
    const { api, last, send, follower, phase, phaseOf } = await start(false);
    expect(last()).toMatchObject({
      pods: [{ name: 'a', container: 'app' }, { name: 'b' }],
      options: { tailLines: 10, follow: false },
    });
    await send(
      lines(0, [1, 'one'], [3, 'three']),
      lines(1, [2, 'two']),
      { type: 'over', pod: 0 },
      { type: 'failed', pod: 1, status: 502, message: 'The cluster hangs.' },
      end('complete'),
    );
    expect(api.merged).toHaveLength(1);
    expect(
      follower.getSnapshot().lines.map(({ source, text }) => [source, text]),
    ).toEqual([
      ['a', 'one'],
      ['b', 'two'],
      ['a', 'three'],
    ]);
    expect(phase()).toBe('complete');
    expect(phaseOf('a')).toBe('over');
    expect(follower.getSnapshot().logs.get('b')).toEqual({
      phase: 'failed',
      error: new Error('The cluster hangs.'),
    });
  });

  it('does not read again what is over when other pods come', async () => {
    const { follower, last, send } = await start();
    await send(lines(0, [1, 'one']), { type: 'over', pod: 0 });
    follower.setPods(['a', 'b', 'c'].map(aPod));
    await settle();
    expect(last().pods.map(({ name }) => name)).toEqual(['b', 'c']);
    follower.reconnect();
    await settle();
    expect(last().pods.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('shows batches of lines ten times a second', async () => {
    const { send, texts, timers, phase } = await start();
    await send(lines(0, [1, 'one']));
    await send(lines(0, [2, 'two']), lines(1, [2, 'zwei']));
    expect([phase(), texts()]).toEqual(['following', ['one']]);
    await timers.advance(100);
    expect(texts()).toEqual(['one', 'two', 'zwei']);
  });

  it('is following when nothing was written for a while', async () => {
    const { phase, timers } = await start();
    expect(phase()).toBe('loading');
    await timers.advance(2_000);
    expect(phase()).toBe('following');
  });

  it('resumes after the last line of each when the connection is lost', async () => {
    const { api, send, last, timers, phase, texts } = await start();
    await send(lines(0, [1, 'one'], [2, 'two']), { type: 'over', pod: 1 });
    last().connection.fail(new Error('lost'));
    await settle();
    expect(phase()).toBe('reconnecting');
    expect(texts()).toEqual(['one', 'two']);
    await timers.advance(1_000);
    expect(api.merged).toHaveLength(2);
    // What was over is not asked for again.
    expect(last().pods).toEqual([
      expect.objectContaining({ name: 'a', after: at(2) }),
    ]);
    await send(lines(0, [2, 'two'], [3, 'three']));
    await timers.advance(100);
    expect(texts()).toEqual(['one', 'two', 'three']);
    expect(phase()).toBe('following');
  });

  it('gives up after some attempts, until reconnected', async () => {
    const { api, send, last, timers, phase, follower } = await start();
    await send(lines(0, [1, 'one']));
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 16_000]) {
      last().connection.fail(new Error('lost'));
      await settle();
      await timers.advance(pauseMs);
    }
    expect(api.merged).toHaveLength(6);
    last().connection.fail(new Error('lost'));
    await settle();
    await timers.advance(60_000);
    expect(phase()).toBe('lost');
    expect(api.merged).toHaveLength(6);
    follower.reconnect();
    await settle();
    expect(last().pods).toEqual([
      expect.objectContaining({ name: 'a', after: at(1) }),
      expect.objectContaining({ name: 'b', after: undefined }),
    ]);
  });

  it('counts failures in a row, which a message resets', async () => {
    const { api, send, last, timers } = await start();
    for (let time = 1; time <= 8; time += 1) {
      await send(lines(0, [1, 'one']));
      last().connection.fail(new Error('lost'));
      await settle();
      await timers.advance(1_000);
      expect(api.merged).toHaveLength(time + 1);
    }
  });

  it('does not reconnect by itself after a refusal, or when a limit is exceeded', async () => {
    const { api, last, send, timers, follower, phase } = await start();
    last().connection.fail(
      await ResponseError.fromResponse(new Response('', { status: 429 })),
    );
    await settle();
    await timers.advance(60_000);
    expect([phase(), api.merged.length]).toEqual(['failed', 1]);
    follower.reconnect();
    await settle();
    await send(lines(0, [1, 'one']), end('limit'));
    await timers.advance(60_000);
    expect([phase(), api.merged.length]).toEqual(['lost', 2]);
  });

  it.each([
    [429, 'failed'],
    [500, 'failed'],
    [501, 'failed'],
    [502, 'reconnecting'],
    [503, 'reconnecting'],
    [504, 'reconnecting'],
  ])('takes an answer %d for what it is: %s', async (status, expected) => {
    const { last, phase } = await start();
    last().connection.fail(
      await ResponseError.fromResponse(new Response('', { status })),
    );
    await settle();
    expect(phase()).toBe(expected);
  });

  it.each([
    ['the backend restarts', 'shutdown', 500],
    ['the entity has changed', 'changed', 1_000],
  ] as const)('asks again when %s', async (_, reason, pauseMs) => {
    const { api, send, timers, phase } = await start();
    await send(end(reason));
    expect(phase()).toBe('reconnecting');
    await timers.advance(pauseMs - 1);
    expect(api.merged).toHaveLength(1);
    await timers.advance(1);
    expect(api.merged).toHaveLength(2);
  });

  it('adds new pods without a gap, and keeps the lines of removed ones', async () => {
    const { api, send, last, timers, follower, texts } = await start();
    const before = last();
    await send(lines(0, [1, 'one']), lines(1, [4, 'four']));
    follower.setPods(['b', 'c'].map(aPod));
    await settle();
    expect(before.connection.signal.aborted).toBe(true);
    expect(last().pods).toEqual([
      expect.objectContaining({ name: 'b', after: at(4) }),
      expect.objectContaining({ name: 'c', after: undefined }),
    ]);
    await send(lines(1, [2, 'two']), lines(0, [4, 'four'], [5, 'five']));
    await timers.advance(100);
    expect(texts()).toEqual(['one', 'two', 'four', 'five']);
    follower.setPods(['b', 'c'].map(aPod));
    expect(api.merged).toHaveLength(2);
  });

  it('has the last line of a log that ends without a line feed', async () => {
    const { send, texts } = await start(false);
    await send(
      { type: 'lines', pod: 0, text: `${at(1)} one\n${at(2)} two` },
      { type: 'over', pod: 0 },
      end('complete'),
    );
    expect(texts()).toEqual(['one', 'two']);
  });

  it('ends with the last log', async () => {
    const { send, phase } = await start();
    await send(
      { type: 'over', pod: 0 },
      { type: 'over', pod: 1 },
      end('complete'),
    );
    expect(phase()).toBe('ended');
  });

  it('closes the connection with its last subscriber', async () => {
    const { last, leave } = await start();
    leave();
    expect(last().connection.signal.aborted).toBe(true);
  });
});
