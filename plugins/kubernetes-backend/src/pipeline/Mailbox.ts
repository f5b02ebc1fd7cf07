import {
  ClusterMessage,
  isSameCluster,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { messageSince } from './messageSince';

/**
 * What a viewer has not been sent yet. Of each cluster it holds only the newest
 * message, so a slow viewer gets the newest state and nothing piles up; what is
 * sent is the difference from what was sent before. A message that says nothing
 * new is not kept at all.
 */
export class Mailbox {
  readonly #clusters = new Map<string, ClusterMessage>();
  /** What the viewer knows, by cluster. */
  readonly #sent = new Map<string, ClusterMessage>();
  #heartbeat: ServiceMessage | undefined;
  #last: ServiceMessage | undefined;
  #isClosed = false;
  #wake: () => void = () => undefined;

  putCluster(message: ClusterMessage): void {
    if (this.#isClosed) return;
    const { cluster } = message;
    const known = this.#clusters.get(cluster) ?? this.#sent.get(cluster);
    if (known && isSame(known, message)) return;
    this.#clusters.set(cluster, message);
    this.#wake();
  }

  /** The viewer was sent this over another connection; what has been sent over this one counts more. */
  resume(message: ClusterMessage): void {
    if (this.#sent.has(message.cluster)) return;
    this.#sent.set(message.cluster, message);
  }

  /** Sent only when there is nothing else to send. */
  putHeartbeat(message: ServiceMessage): void {
    this.#heartbeat = message;
    this.#wake();
  }

  /** Nothing is taken after this; what waits is sent, and `last` after it. */
  close(last?: ServiceMessage): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#last = last;
    this.#wake();
  }

  /** Ends after {@link Mailbox.close}, or when the signal aborts. */
  async *messages(signal: AbortSignal): AsyncGenerator<ServiceMessage> {
    const onAbort = () => this.#wake();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      while (!signal.aborted) {
        const message = this.#take();
        if (message) yield message;
        else if (this.#isClosed) return;
        else await this.#news();
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  #take(): ServiceMessage | undefined {
    const next = this.#clusters.entries().next();
    if (!next.done) {
      const [cluster, message] = next.value;
      const before = this.#sent.get(cluster);
      this.#clusters.delete(cluster);
      this.#sent.set(cluster, message);
      // Any message says that the stream lives.
      this.#heartbeat = undefined;
      return messageSince(before, message);
    }
    const message = this.#heartbeat ?? this.#last;
    if (this.#heartbeat) this.#heartbeat = undefined;
    else this.#last = undefined;
    return message;
  }

  #news(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve;
    });
  }
}

function isSame(a: ClusterMessage, b: ClusterMessage): boolean {
  return a.version !== undefined && b.version !== undefined
    ? a.version === b.version
    : isSameCluster(a, b);
}
