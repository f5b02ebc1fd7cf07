import { LoggerService } from '@backstage/backend-plugin-api';
import { FixedWindowRateLimiter } from './FixedWindowRateLimiter';
import { readField } from './readField';
import { describeError, toSafeMessage } from './safeMessage';

/** Every open tab is checked again and again, and one line tells as much as a thousand. */
const QUIET_MS = 60_000;

/**
 * Tells operators why Backstage could not check what a caller may see, once a minute at
 * most. Callers only learn that it could not.
 */
export class OutageLog {
  readonly #logger: Pick<LoggerService, 'warn'>;
  readonly #lines: FixedWindowRateLimiter;

  constructor(
    logger: Pick<LoggerService, 'warn'>,
    now: () => number = Date.now,
  ) {
    this.#logger = logger;
    this.#lines = new FixedWindowRateLimiter({
      ...{ limit: 1, windowMs: QUIET_MS },
      now,
    });
  }

  warn(error: unknown): void {
    if (!this.#lines.tryAcquire('')) return;
    this.#logger.warn(
      'The catalog or the permission backend could not be asked what a caller may see',
      { error: toSafeMessage(withCause(error)) },
    );
  }
}

/** `fetch failed` says nothing without its cause. */
function withCause(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause === undefined) return describeError(error);
  // One of several addresses, as of localhost, has a code and no message.
  const why = describeError(cause) || String(readField(cause, 'code'));
  return `${describeError(error)}: ${why}`;
}
