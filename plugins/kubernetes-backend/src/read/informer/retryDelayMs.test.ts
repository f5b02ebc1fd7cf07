import { ClusterReasonCode } from '@podlight/backstage-plugin-kubernetes-common';
import { fail } from '../../util/Result';
import {
  FORBIDDEN_RETRY_MS,
  keepsVersion,
  retryDelayMs,
  withRetry,
} from './retryDelayMs';

/** Just below the whole back-off. */
const HIGHEST = () => 0.999_999;

const OPTIONS = {
  failures: 1,
  isPods: false,
  isNudged: false,
  random: HIGHEST,
};

const TEN_MINUTES = 10 * 60_000;

function delay(
  code: ClusterReasonCode,
  options: Partial<typeof OPTIONS> = {},
  retryAfterMs?: number,
): number {
  const failed = { ...fail(code, 'no'), ...(retryAfterMs && { retryAfterMs }) };
  return retryDelayMs(failed, { ...OPTIONS, ...options });
}

describe('retryDelayMs', () => {
  it('asks for an API that is not served after ten minutes', () => {
    expect(retryDelayMs(undefined, { ...OPTIONS, isPods: true })).toBe(
      TEN_MINUTES,
    );
  });

  it('doubles up to a minute', () => {
    const delays = [1, 2, 3, 6, 7, 8, 100].map(failures =>
      delay('server-error', { failures }),
    );
    expect(delays).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('is anything up to that', () => {
    expect(delay('timeout', { failures: 3, random: () => 0 })).toBe(0);
    expect(delay('timeout', { failures: 3, random: () => 0.5 })).toBe(2_000);
  });

  it.each(['unreachable', 'api-absent', 'credential'] as const)(
    'lists pods again within three seconds after %s, as long as the cluster may recover',
    code => {
      const pods = { failures: 9, isPods: true, isNudged: true };
      expect(delay(code, pods)).toBe(3_000);
      expect(delay(code, { ...pods, isPods: false })).toBe(60_000);
      expect(delay(code, { ...pods, isNudged: false })).toBe(60_000);
      expect(delay(code, { ...pods, failures: 2 })).toBe(2_000);
    },
  );

  it('does not hurry a cluster that asks for patience', () => {
    const pods = { failures: 9, isPods: true, isNudged: true };
    expect(delay('throttled', pods)).toBe(60_000);
    expect(delay('server-error', pods, 20_000)).toBe(20_000);
  });

  it('waits for Retry-After, and no less than the back-off', () => {
    expect(delay('throttled', {}, 7_000)).toBe(7_000);
    expect(delay('throttled', { failures: 5 }, 7_000)).toBe(16_000);
  });

  it('asks for what is forbidden after ten minutes, and for pods sooner', () => {
    expect(delay('forbidden')).toBe(TEN_MINUTES);
    expect(FORBIDDEN_RETRY_MS).toBe(TEN_MINUTES);
    const pods = [1, 2, 3, 4, 5, 99].map(failures =>
      delay('forbidden', { failures, isPods: true }),
    );
    expect(pods).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });
});

describe('keepsVersion', () => {
  it.each<[ClusterReasonCode, boolean]>([
    ['dns', true],
    ['unreachable', true],
    ['tls', true],
    ['timeout', true],
    ['throttled', true],
    ['server-error', true],
    ['open-circuit', true],
    ['credential', true],
    ['unauthenticated', true],
    ['forbidden', false],
    ['malformed', false],
    ['api-absent', false],
  ])('after %s: %s', (code, isKept) => {
    expect(keepsVersion(code)).toBe(isKept);
  });
});

describe('withRetry', () => {
  const NOW = new Date('2026-11-30T12:00:00Z');

  it('says when the next try is, in whole milliseconds', () => {
    const retryOf = (ms: number) =>
      withRetry(fail('timeout', 'slow'), ms, NOW).reason.retry;
    expect(retryOf(1_500.2)).toEqual({
      from: NOW.toISOString(),
      everyMs: 1_501,
    });
    expect(retryOf(0)?.everyMs).toBe(1);
  });

  it('keeps the failure and the time that it has', () => {
    const failed = withRetry(fail('timeout', 'slow', 504), 1_000, NOW);
    expect(failed).toMatchObject(fail('timeout', 'slow', 504));
    expect(withRetry(failed, 9_000, new Date(0))).toBe(failed);
  });
});
