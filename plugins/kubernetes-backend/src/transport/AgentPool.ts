import { createHash } from 'node:crypto';
import { Agent } from 'undici';

/** What decides whether two requests may share a connection. */
export interface TlsIdentity {
  readonly origin: string;
  /** PEM; the system's authorities when absent. */
  readonly ca?: string;
  readonly serverName?: string;
  readonly skipVerify: boolean;
  readonly clientCertificate?: {
    readonly certificate: string;
    readonly privateKey: string;
  };
}

export interface AgentPoolOptions {
  readonly connectTimeoutMs: number;
  readonly now?: () => number;
}

/** A list asks for about a dozen kinds; more connections than this only queue in the API server. */
const CONNECTIONS_PER_AGENT = 8;

/** Longer than a refresh, so that the next one finds the connection open; shorter than the API server's 90 s. */
const KEEP_ALIVE_MS = 60_000;

/** An agent that nobody asked for in this time is closed. */
const UNUSED_AFTER_MS = 5 * 60_000;

/** Clusters times identities with client certificates; beyond it the longest unused goes. */
const MAX_AGENTS = 500;

interface PooledAgent {
  readonly agent: Agent;
  usedAt: number;
}

/**
 * One undici Agent for everything that may share connections, told apart by
 * content: a rotated authority or client certificate gets a new one, and the
 * old one is closed when its requests are done.
 */
export class AgentPool {
  readonly #agents = new Map<string, PooledAgent>();
  readonly #connectTimeoutMs: number;
  readonly #now: () => number;

  constructor(options: AgentPoolOptions) {
    this.#connectTimeoutMs = options.connectTimeoutMs;
    this.#now = options.now ?? Date.now;
  }

  get size(): number {
    return this.#agents.size;
  }

  get(identity: TlsIdentity): Agent {
    const now = this.#now();
    const key = digest(identity);
    const pooled = this.#agents.get(key);
    if (pooled) {
      pooled.usedAt = now;
      return pooled.agent;
    }
    this.#closeUnused(now);
    const agent = this.#create(identity);
    this.#agents.set(key, { agent, usedAt: now });
    return agent;
  }

  /** Cuts every connection, for shutdown. */
  async destroy(): Promise<void> {
    const agents = [...this.#agents.values()];
    this.#agents.clear();
    await Promise.allSettled(agents.map(({ agent }) => agent.destroy()));
  }

  #create(identity: TlsIdentity): Agent {
    return new Agent({
      connections: CONNECTIONS_PER_AGENT,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      connect: {
        timeout: this.#connectTimeoutMs,
        ca: identity.ca,
        cert: identity.clientCertificate?.certificate,
        key: identity.clientCertificate?.privateKey,
        servername: identity.serverName,
        rejectUnauthorized: !identity.skipVerify,
      },
    });
  }

  #closeUnused(now: number): void {
    const byAge = [...this.#agents].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    const surplus = this.#agents.size - MAX_AGENTS + 1;
    byAge.forEach(([key, { agent, usedAt }], index) => {
      if (index >= surplus && now - usedAt < UNUSED_AFTER_MS) return;
      this.#agents.delete(key);
      // Closes once the requests under way are done; a failure to close is final anyway.
      agent.close().catch(() => undefined);
    });
  }
}

/** Keys of a map end up in heap dumps: never the private key itself. */
function digest(identity: TlsIdentity): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}
