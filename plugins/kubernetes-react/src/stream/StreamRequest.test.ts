import { ResponseError } from '@backstage/errors';
import { ManualTimers } from '../testing/ManualTimers';
import { StreamError } from './StreamError';
import { StreamRequest } from './StreamRequest';

function request(answer: () => Promise<Response> | Response) {
  const caller = new AbortController();
  const timers = new ManualTimers();
  const asked: { signal?: AbortSignal; headers?: unknown }[] = [];
  const stream = new StreamRequest({
    url: 'http://backend/live',
    fetch: async (_, init) => {
      asked.push({ signal: init?.signal ?? undefined, headers: init?.headers });
      return answer();
    },
    timers,
    signal: caller.signal,
  });
  return { stream, caller, timers, asked };
}

describe('StreamRequest', () => {
  it('gives the body of an answer', async () => {
    const { stream, asked } = request(() => new Response('line\n'));
    const body = await stream.open({ Accept: 'application/x-ndjson' });
    await expect(new Response(body).text()).resolves.toBe('line\n');
    expect(asked[0].headers).toEqual({ Accept: 'application/x-ndjson' });
  });

  it('rejects with the refusal of the backend, or with what a caller makes of it', async () => {
    const refuse = () => new Response('{}', { status: 403 });
    await expect(request(refuse).stream.open()).rejects.toBeInstanceOf(
      ResponseError,
    );
    await expect(
      request(refuse).stream.open(
        {},
        async ({ status }) => new Error(`${status}`),
      ),
    ).rejects.toThrow('403');
  });

  it('says what to do where a browser streams no body', async () => {
    const { stream } = request(() => new Response(null, { status: 200 }));
    await expect(stream.open()).rejects.toThrow(/Use a current browser/);
  });

  it('ends with its caller', async () => {
    const { stream, caller, asked } = request(() => new Response('x'));
    await stream.open();
    expect(asked[0].signal?.aborted).toBe(false);
    caller.abort();
    expect(asked[0].signal?.aborted).toBe(true);
  });

  it('is aborted from the start for a caller who has left', async () => {
    const caller = new AbortController();
    caller.abort();
    let signal: AbortSignal | null | undefined;
    const stream = new StreamRequest({
      url: 'http://backend/live',
      fetch: async (_, init) => {
        signal = init?.signal;
        return new Response('x');
      },
      timers: new ManualTimers(),
      signal: caller.signal,
    });
    await stream.open();
    expect(signal?.aborted).toBe(true);
  });

  it('is late when nothing comes in time, counted anew with each sign of life', async () => {
    const { stream, timers, asked } = request(() => new Response('x'));
    await stream.open();
    stream.armDeadline(1_000);
    await timers.advance(999);
    stream.armDeadline(1_000);
    await timers.advance(999);
    expect(stream.isLate).toBe(false);
    await timers.advance(1);
    expect(stream.isLate).toBe(true);
    expect(asked[0].signal?.aborted).toBe(true);
    expect(stream.explain(new Error('aborted'), 'Lost.')).toEqual(
      new StreamError('The Kubernetes backend sent nothing for 50 seconds.'),
    );
  });

  it('has no deadline while its consumer works on what has come, or once it is closed', async () => {
    const { stream, timers, asked } = request(() => new Response('x'));
    await stream.open();
    stream.armDeadline(1_000);
    stream.clearDeadline();
    expect(timers.nextDelayMs()).toBeUndefined();
    stream.armDeadline(1_000);
    stream.close();
    expect(timers.nextDelayMs()).toBeUndefined();
    expect(stream.isLate).toBe(false);
    expect(asked[0].signal?.aborted).toBe(true);
  });

  it('keeps an error that says enough, and names what was lost for any other', () => {
    const { stream } = request(() => new Response('x'));
    const known = new StreamError('Closed.');
    expect(stream.explain(known, 'The log was lost.')).toBe(known);
    const cause = new TypeError('network error');
    const explained = stream.explain(cause, 'The log was lost.');
    expect(explained).toBeInstanceOf(StreamError);
    expect(explained).toMatchObject({
      message: expect.stringMatching(/^The log was lost\./),
      cause,
    });
  });
});
