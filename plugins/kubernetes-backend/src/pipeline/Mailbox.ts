import {
  ClusterMessage,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * What a viewer has not been sent yet. Of each cluster it holds only the newest
 * message, so a slow viewer gets the newest state and nothing piles up; a
 * message that says nothing new is not kept at all.
 */
export class Mailbox {
  readonly #clusters = new Map<string, ClusterMessage>();
  /** Content of what the viewer knows or is about to be sent, by cluster. */
  readonly #known = new Map<string, string>();
  #heartbeat: ServiceMessage | undefined;
  #last: ServiceMessage | undefined;
  #isClosed = false;
  #wake: () => void = () => undefined;

  putCluster(message: ClusterMessage): void {
    if (this.#isClosed) return;
    const content = contentOf(message);
    if (this.#known.get(message.cluster) === content) return;
    this.#known.set(message.cluster, content);
    this.#clusters.set(message.cluster, message);
    this.#wake();
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
      this.#clusters.delete(cluster);
      // Any message says that the stream lives.
      this.#heartbeat = undefined;
      return message;
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

/** Everything but the time of a reading that went well: that alone is no news. */
export function contentOf(message: ClusterMessage): string {
  const state =
    message.state.phase === 'live' ? { phase: 'live' } : message.state;
  return JSON.stringify({ ...message, state });
}
