import { createHash } from 'node:crypto';
import { Agent } from 'undici';

/** What decides whether two requests may share a connection. */
export interface ConnectionIdentity {
  /**
   * A log that is followed keeps its connection for hours. Such requests have
   * connections of their own, or a few of them would shut everybody else out.
   */
  readonly purpose: 'read' | 'follow';
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

/**
 * Every connection costs a TLS handshake, which is most of a cold load of many
 * clusters: with 40 of them, four connections each are twice as fast as eight.
 */
const CONNECTIONS_PER_AGENT = 4;

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

  get(identity: ConnectionIdentity): Agent {
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

  #create(identity: ConnectionIdentity): Agent {
    return new Agent({
      connections:
        identity.purpose === 'read' ? CONNECTIONS_PER_AGENT : undefined,
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
function digest(identity: ConnectionIdentity): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}
