import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { toSafeMessage } from '../util/safeMessage';

/** More clusters than anybody has; beyond it everything is said once more. */
const MAX_CLUSTERS = 5_000;

/**
 * Tells the operator when a cluster starts to fail, fails for another reason,
 * or is well again: one line each time, however many people look at it.
 */
export class ClusterLog {
  readonly #codes = new Map<string, string>();
  readonly #logger: Pick<LoggerService, 'info' | 'warn'>;

  constructor(logger: Pick<LoggerService, 'info' | 'warn'>) {
    this.#logger = logger;
  }

  note({ cluster, state }: ClusterMessage): void {
    const reason = 'reason' in state ? state.reason : undefined;
    const known = this.#codes.get(cluster);
    if (known === reason?.code) return;
    if (this.#codes.size >= MAX_CLUSTERS) this.#codes.clear();
    if (reason) {
      this.#codes.set(cluster, reason.code);
      this.#logger.warn('A cluster cannot be read', {
        cluster: toSafeMessage(cluster),
        code: reason.code,
        reason: reason.message,
      });
    } else {
      this.#codes.delete(cluster);
      this.#logger.info('A cluster can be read again', {
        cluster: toSafeMessage(cluster),
      });
    }
  }
}
