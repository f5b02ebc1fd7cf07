import { LoggerService } from '@backstage/backend-plugin-api';
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
  readonly #now: () => number;
  #quietUntil = -Infinity;

  constructor(
    logger: Pick<LoggerService, 'warn'>,
    now: () => number = Date.now,
  ) {
    this.#logger = logger;
    this.#now = now;
  }

  warn(error: unknown): void {
    const now = this.#now();
    if (now < this.#quietUntil) return;
    this.#quietUntil = now + QUIET_MS;
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
