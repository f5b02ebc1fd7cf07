import { LoggerService } from '@backstage/backend-plugin-api';
import { FixedWindowRateLimiter } from '../../util/FixedWindowRateLimiter';
import { describeError, toSafeMessage } from '../../util/safeMessage';
import { AddedFault } from './followAdded';

/** Of one source in a minute: when its service is down, all its clusters have the same fault. */
const LINES = 10;

/** Tells operators what sources of modules do wrong. */
export class AddedFaultLog {
  readonly #logger: Pick<LoggerService, 'error' | 'warn'>;
  readonly #lines: FixedWindowRateLimiter;

  constructor(
    logger: Pick<LoggerService, 'error' | 'warn'>,
    now: () => number = () => performance.now(),
  ) {
    this.#logger = logger;
    this.#lines = new FixedWindowRateLimiter({
      limit: LINES,
      windowMs: 60_000,
      now,
    });
  }

  readonly fault = ({ source, cluster, error }: AddedFault): void => {
    if (!this.#lines.tryAcquire(source)) return;
    this.#logger.error('A fleet source failed for a cluster', {
      source: toSafeMessage(source),
      cluster: toSafeMessage(cluster),
      error: toSafeMessage(describeError(error)),
    });
  };

  readonly unknownCluster = (source: string, cluster: string): void => {
    this.#logger.warn(
      'A fleet source names a cluster that Backstage doesn’t have',
      { source: toSafeMessage(source), cluster: toSafeMessage(cluster) },
    );
  };
}
