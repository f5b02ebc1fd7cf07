import { createHash } from 'node:crypto';
import { ConnectionIdentity, HttpClient } from './HttpClient';

export interface ClientPoolOptions {
  readonly connectTimeoutMs: number;
  readonly now?: () => number;
}

/** A client that was unused for this long is closed. */
const UNUSED_AFTER_MS = 5 * 60_000;

/** Clusters times identities with client certificates; beyond it the least recently used is closed. */
const MAX_CLIENTS = 500;

interface PooledClient {
  readonly client: HttpClient;
  usedAt: number;
}

/**
 * One client for all requests that may share connections, keyed by content: a
 * rotated authority or client certificate gets a new client, and the old one is
 * closed when its requests are done.
 */
export class ClientPool {
  readonly #clients = new Map<string, PooledClient>();
  readonly #keys = new WeakMap<ConnectionIdentity, string>();
  readonly #connectTimeoutMs: number;
  readonly #now: () => number;

  constructor(options: ClientPoolOptions) {
    this.#connectTimeoutMs = options.connectTimeoutMs;
    this.#now = options.now ?? Date.now;
  }

  get size(): number {
    return this.#clients.size;
  }

  get(identity: ConnectionIdentity): HttpClient {
    const now = this.#now();
    const key = this.#keys.get(identity) ?? digest(identity);
    this.#keys.set(identity, key);
    const pooled = this.#clients.get(key);
    if (pooled) {
      pooled.usedAt = now;
      return pooled.client;
    }
    this.#closeUnused(now);
    const client = new HttpClient(identity, this.#connectTimeoutMs);
    this.#clients.set(key, { client, usedAt: now });
    return client;
  }

  /** Cuts every connection, for shutdown. */
  async destroy(): Promise<void> {
    const clients = [...this.#clients.values()];
    this.#clients.clear();
    await Promise.allSettled(clients.map(({ client }) => client.destroy()));
  }

  #closeUnused(now: number): void {
    const byAge = [...this.#clients].sort(
      ([, a], [, b]) => a.usedAt - b.usedAt,
    );
    const surplus = this.#clients.size - MAX_CLIENTS + 1;
    byAge.forEach(([key, { client, usedAt }], index) => {
      if (index >= surplus && now - usedAt < UNUSED_AFTER_MS) return;
      this.#clients.delete(key);
      // Closes once the requests under way are done; a failure to close is final anyway.
      client.close().catch(() => undefined);
    });
  }
}

/** Keys of a map end up in heap dumps: never the private key itself. */
function digest(identity: ConnectionIdentity): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}
