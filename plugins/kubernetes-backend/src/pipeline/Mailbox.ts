import {
  ClusterMessage,
  isSameCluster,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Debouncer } from '../util/Debouncer';
import { Clock, systemClock } from '../util/timing';
import { ClusterUpdate } from './ClusterUpdate';
import { encodeDelta } from './encodeDelta';

/**
 * Most clusters have nothing of a service, and say so within moments of each
 * other. Sent one by one they would be the dearest part of a load, in the
 * backend as in the browser.
 */
const COLLECT_MS = 5;

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
  readonly #news: Debouncer;

  /** @param signal - aborts when the viewer leaves */
  constructor(signal: AbortSignal, clock: Clock = systemClock) {
    this.#news = new Debouncer(clock, signal);
  }

  offer({ base, message }: Pick<ClusterUpdate, 'base' | 'message'>): void {
    if (this.#isClosed) return;
    const { cluster } = message;
    // What has been sent over this connection counts more than what another one has sent.
    if (base && !this.#sent.has(cluster)) this.#sent.set(cluster, base);
    const known = this.#clusters.get(cluster) ?? this.#sent.get(cluster);
    if (known && isSame(known, message)) return;
    this.#clusters.set(cluster, message);
    this.#news.requestWithin(hasRows(message) ? 0 : COLLECT_MS);
  }

  /** Takes each update as it comes, however slow the viewer is. */
  async offerAll(updates: AsyncIterable<ClusterUpdate>): Promise<void> {
    for await (const update of updates) this.offer(update);
  }

  /** The viewer did not get what was handed out of this cluster last: the next message has to be a whole one. */
  forget(cluster: string): void {
    this.#sent.delete(cluster);
  }

  /** Sent only when there is nothing else to send. */
  offerHeartbeat(message: ServiceMessage): void {
    this.#heartbeat = message;
    this.#news.requestWithin(0);
  }

  /** Nothing is taken after this; what waits is sent, and `last` after it. */
  close(last?: ServiceMessage): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#last = last;
    this.#news.requestWithin(0);
  }

  /**
   * All that waits, whenever something does: rows are handed out at once, and with
   * them whatever else there is. Ends after {@link Mailbox.close}, or when the viewer leaves.
   */
  async *batches(): AsyncGenerator<readonly ServiceMessage[]> {
    while (await this.#news.wait()) {
      // What else is known in this moment goes along.
      await new Promise<void>(resolve => process.nextTick(resolve));
      const isLast = this.#isClosed;
      const batch = this.#takeAll();
      if (batch.length > 0) yield batch;
      if (isLast) return;
    }
  }

  #takeAll(): readonly ServiceMessage[] {
    const batch: ServiceMessage[] = [];
    for (const [cluster, message] of this.#clusters) {
      batch.push(encodeDelta(this.#sent.get(cluster), message));
      this.#sent.set(cluster, message);
    }
    this.#clusters.clear();
    // Any message says that the stream lives.
    if (this.#heartbeat && batch.length === 0) batch.push(this.#heartbeat);
    this.#heartbeat = undefined;
    if (this.#last) batch.push(this.#last);
    this.#last = undefined;
    return batch;
  }
}

function hasRows({ pods, workloads, objects }: ClusterMessage): boolean {
  return pods.length + workloads.length + (objects?.length ?? 0) > 0;
}

function isSame(a: ClusterMessage, b: ClusterMessage): boolean {
  return a.version !== undefined && b.version !== undefined
    ? a.version === b.version
    : isSameCluster(a, b);
}
