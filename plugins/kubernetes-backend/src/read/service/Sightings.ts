import { ClusterConnection } from '../../transport';
import { ok, Result } from '../../util/Result';

/** Backstage's own credentials differ by cluster, but what they see is for all viewers. */
const ALL_VIEWERS = '';

/** The identity with which a cluster is read. Rejects when the signal aborts. */
export async function identifyViewer(
  connection: Pick<ClusterConnection, 'hasSharedCredential' | 'identity'>,
  signal: AbortSignal,
): Promise<Result<string>> {
  if (connection.hasSharedCredential) return ok(ALL_VIEWERS);
  return connection.identity(signal);
}

/**
 * Which observed services have objects in some cluster, by identity: what one viewer may
 * read must tell another nothing.
 */
export class Sightings {
  readonly #clusters = new Map<string, number>();

  has(entityRef: string, viewer: string): boolean {
    return this.#clusters.has(sightingKey(entityRef, viewer));
  }

  /** Counts a cluster in which the service is, until the signal aborts. */
  add(entityRef: string, viewer: string, signal: AbortSignal): void {
    if (signal.aborted) return;
    const key = sightingKey(entityRef, viewer);
    const count = (by: number) => {
      const next = (this.#clusters.get(key) ?? 0) + by;
      if (next === 0) this.#clusters.delete(key);
      else this.#clusters.set(key, next);
    };
    count(1);
    signal.addEventListener('abort', () => count(-1), { once: true });
  }
}

function sightingKey(entityRef: string, viewer: string): string {
  return JSON.stringify([entityRef, viewer]);
}
