import { PassThrough } from 'node:stream';
import { ManualClock } from '../__testUtils__/ManualClock';
import { sendFollowed } from './sendFollowed';

const HEARTBEAT_MS = 15_000;

/** Lets streams and promises go on. */
const settle = () => new Promise(resolve => setTimeout(resolve, 5));

function follow(options: { hasTimes?: boolean; maxBytes?: number } = {}) {
  const { hasTimes = true, maxBytes } = options;
  const clock = new ManualClock();
  const body = new PassThrough();
  const response = new PassThrough();
  const stop = new AbortController();
  const received: Buffer[] = [];
  response.on('data', piece => received.push(piece));
  const ended = sendFollowed(
    {
      clock,
      intervals: { heartbeatMs: HEARTBEAT_MS, reauthorizeMs: 60_000 },
    },
    body,
    response,
    { hasTimes, maxBytes, signal: stop.signal },
  );
  return {
    clock,
    body,
    response,
    stop,
    ended,
    text: () => Buffer.concat(received).toString('utf8'),
  };
}

describe('sendFollowed', () => {
  it('sends what is written until the log ends', async () => {
    const { body, ended, text } = follow();
    body.write('one\ntw');
    body.end('o\n');
    expect(await ended).toBe(true);
    expect(text()).toBe('one\ntwo\n');
  });

  it('gives a sign of life while nothing is written, never inside of a line', async () => {
    const { clock, body, ended, text } = follow();
    clock.advance(HEARTBEAT_MS);
    await settle();
    expect(text()).toBe('\n');
    body.write('half a ');
    await settle();
    clock.advance(HEARTBEAT_MS);
    await settle();
    expect(text()).toBe('\nhalf a ');
    body.write('line\n');
    await settle();
    clock.advance(HEARTBEAT_MS);
    await settle();
    body.end();
    await ended;
    clock.advance(HEARTBEAT_MS);
    await settle();
    expect(text()).toBe('\nhalf a line\n\n');
  });

  it('adds nothing to a log whose lines have no times', async () => {
    const { clock, body, ended, text } = follow({ hasTimes: false });
    body.write('one\n');
    await settle();
    clock.advance(HEARTBEAT_MS);
    body.end();
    await ended;
    expect(text()).toBe('one\n');
  });

  it('ends at its limit', async () => {
    const { body, ended, text } = follow({ maxBytes: 5 });
    body.write('one\ntwo\n');
    expect(await ended).toBe(true);
    expect(text()).toBe('one\nt');
  });

  it('gives up when the client takes no more and leaves', async () => {
    const { body, response, stop, ended } = follow();
    response.pause();
    response.removeAllListeners('data');
    body.write(Buffer.alloc(256 * 1024));
    await settle();
    stop.abort();
    expect(await ended).toBe(false);
  });
});
