import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { isAccessDenied } from '../read';
import { ClusterConnection } from '../transport';
import { toSafeMessage } from '../util/safeMessage';
import { ClusterUpdate, isPreview } from './ClusterUpdate';

/** More clusters than any organization has; beyond it everything is logged once more. */
const MAX_CLUSTERS = 5_000;

/**
 * Tells the operator when a cluster starts to fail, fails for another reason, or
 * recovers: one line each time, however many services and viewers it has.
 */
export class TransitionLog {
  readonly #codes = new Map<string, string>();
  readonly #logger: Pick<LoggerService, 'info' | 'warn'>;

  constructor(logger: Pick<LoggerService, 'info' | 'warn'>) {
    this.#logger = logger;
  }

  record({ cluster, state }: ClusterMessage): void {
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

/**
 * Logs the transitions of one shared subscription, before it is shared. That one
 * person lacks access to a cluster is not logged.
 */
export async function* logTransitions(
  updates: AsyncIterable<ClusterUpdate>,
  log: Pick<TransitionLog, 'record'>,
  { hasSharedCredential }: Pick<ClusterConnection, 'hasSharedCredential'>,
): AsyncGenerator<ClusterUpdate> {
  for await (const update of updates) {
    const { state } = update.message;
    const isPersonal =
      !hasSharedCredential && 'reason' in state && isAccessDenied(state.reason);
    if (!isPersonal && !isPreview(update)) log.record(update.message);
    yield update;
  }
}
