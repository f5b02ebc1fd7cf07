import type { TLSSocket } from 'node:tls';
import { HttpRequest } from './HttpRequest';
import { Http2Sessions } from './Http2Sessions';

interface FakeSession {
  streams: number;
  isUsable: boolean;
  readonly onEnd: () => void;
  readonly close: jest.Mock;
  readonly destroy: jest.Mock;
}

const mockOpened: FakeSession[] = [];
/** Of each session. */
let mockLimit = 1;

jest.mock('./Http2Session', () => ({
  Http2Session: class {
    streams = 0;
    isUsable = true;
    readonly close = jest.fn();
    readonly destroy = jest.fn();
    constructor(_origin: string, _socket: unknown, readonly onEnd: () => void) {
      mockOpened.push(this);
    }
    get isFull() {
      return this.streams >= mockLimit;
    }
    async request() {
      this.streams += 1;
      return { session: mockOpened.indexOf(this) };
    }
  },
}));

const socket = {} as TLSSocket;
const connect = jest.fn(async (): Promise<TLSSocket | undefined> => socket);
let sessions: Http2Sessions;

beforeEach(() => {
  mockOpened.splice(0);
  mockLimit = 1;
  connect.mockClear();
  sessions = new Http2Sessions({ origin: 'https://eu', connect });
});

/** The number of the session that takes the request. */
async function request(
  signal = new AbortController().signal,
): Promise<number | undefined> {
  const response: unknown = await sessions.request({ signal } as HttpRequest);
  return (response as { session: number } | undefined)?.session;
}

/** As many sessions as there may be, each full. */
async function fill() {
  for (let count = 0; count < 25; count += 1) await request();
  expect(mockOpened).toHaveLength(25);
}

it('fills a connection before another one is opened', async () => {
  mockLimit = 2;
  expect(await request()).toBe(0);
  expect(await request()).toBe(0);
  expect(await request()).toBe(1);
  mockOpened[0].streams -= 1;
  expect(await request()).toBe(0);
});

it('waits with all others for the connection that is being opened', async () => {
  mockLimit = 10;
  const all = await Promise.all([request(), request(), request()]);
  expect(all).toEqual([0, 0, 0]);
  expect(connect).toHaveBeenCalledTimes(1);
});

it('opens 25 connections, and then uses the one with the fewest streams', async () => {
  await fill();
  mockOpened.forEach((session, index) => {
    session.streams = index === 7 ? 3 : 4;
  });
  expect(await request()).toBe(7);
  // Of equal ones any will do, but no other one is opened.
  await request();
  expect(mockOpened).toHaveLength(25);
});

it('opens another one for requests that waited for one which is full by now', async () => {
  const all = await Promise.all([request(), request(), request()]);
  expect([...all].sort()).toEqual([0, 1, 2]);
});

it('lets requests wait in the last one once there are enough', async () => {
  await fill();
  mockOpened[3].onEnd();
  const all = await Promise.all([request(), request()]);
  expect(all).toContain(25);
  expect(mockOpened).toHaveLength(26);
});

it('uses none that takes no new streams, and forgets those that have ended', async () => {
  mockLimit = 2;
  await request();
  mockOpened[0].isUsable = false;
  expect(await request()).toBe(1);
  mockOpened[1].onEnd();
  sessions.close();
  expect(mockOpened.map(({ close }) => close.mock.calls.length)).toEqual([
    1, 0,
  ]);
});

it('destroys all that are open', async () => {
  await Promise.all([request(), request()]);
  sessions.destroy();
  for (const { destroy } of mockOpened) {
    expect(destroy).toHaveBeenCalledTimes(1);
  }
});

it('tries again after a connection that failed or had no HTTP/2', async () => {
  connect.mockRejectedValueOnce(new Error('refused'));
  await expect(request()).rejects.toThrow('refused');
  connect.mockResolvedValueOnce(undefined);
  expect(await sessions.isOffered()).toBe(false);
  expect(await request()).toBe(0);
  expect(await sessions.isOffered()).toBe(true);
});

it.each(['the first', 'another'])(
  'lets a caller leave who waits for %s connection',
  async which => {
    if (which === 'another') await request();
    connect.mockReturnValueOnce(new Promise(() => undefined));
    const leaving = new AbortController();
    const left = request(leaving.signal);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
  },
);
