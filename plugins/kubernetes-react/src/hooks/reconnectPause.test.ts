/** @jest-environment node */
import { ResponseError } from '@backstage/errors';
import { reconnectPauseMs } from './reconnectPause';

const refusal = (retryAfter: string, status = 429) =>
  ResponseError.fromResponse(
    new Response('{}', { status, headers: { 'Retry-After': retryAfter } }),
  );

describe('reconnectPauseMs', () => {
  it('grows up to a minute', () => {
    const pauses = [1, 2, 3, 6, 7, 20].map(failures =>
      reconnectPauseMs(failures, () => 0),
    );
    expect(pauses).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
  });

  it('subtracts a random share, so that not all tabs reconnect at once', () => {
    expect(reconnectPauseMs(1, () => 0.5)).toBe(850);
    expect(reconnectPauseMs(1, () => 1)).toBe(700);
  });

  it('is half a second for a restarting backend', () => {
    expect(reconnectPauseMs(0, () => 0)).toBe(500);
    expect(reconnectPauseMs(0, () => 1)).toBe(350);
  });

  it('does not grow while a backend restarts, up to a limit', async () => {
    const going = await refusal('1', 503);
    const pauses = [1, 2, 5, 6, 7, 8, 9].map(failures =>
      reconnectPauseMs(failures, () => 0, going),
    );
    expect(pauses).toEqual([1_000, 1_000, 1_000, 1_000, 2_000, 4_000, 8_000]);
    expect(reconnectPauseMs(1, () => 1, going)).toBe(1_300);
    // What does not say when it is back may have no backend behind it at all.
    expect(reconnectPauseMs(4, () => 0, await refusal('', 503))).toBe(8_000);
  });

  it('is never shorter than Retry-After, nor longer than ten minutes for it', async () => {
    const pause = async (retryAfter: string, random = 0) =>
      reconnectPauseMs(1, () => random, await refusal(retryAfter));
    expect(await pause('30')).toBe(30_000);
    expect(await pause('30', 1)).toBe(39_000);
    expect(await pause('0')).toBe(1_000);
    expect(await pause('999999999')).toBe(600_000);
    expect(await pause('Wed, 21 Oct 2026 07:28:00 GMT')).toBe(1_000);
    expect(reconnectPauseMs(1, () => 0, new Error('x'))).toBe(1_000);
  });
});
