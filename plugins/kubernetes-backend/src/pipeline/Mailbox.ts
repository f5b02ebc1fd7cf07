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
 * Most clusters have nothing of a service and answer within moments of each other.
 * Sent one by one, these messages would be the most expensive part of a load, in
 * the backend and in the browser.
 */
const COLLECT_MS = 5;

/**
 * Coalesces the updates of one viewer until they are sent: it holds the newest
 * message of each cluster only, so nothing piles up for a slow connection, and
 * encodes the difference from what was sent before. A message that changes
 * nothing is dropped.
 */
export class Mailbox {
  readonly #clusters = new Map<string, ClusterMessage>();
  /** What the viewer has, by cluster. */
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
    // This connection's messages are newer than those of the cursor.
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

  /** The viewer missed the last message of this cluster, so the next one must be complete, not a patch. */
  forget(cluster: string): void {
    this.#sent.delete(cluster);
  }

  /** Sent only if nothing else is pending. */
  offerHeartbeat(message: ServiceMessage): void {
    this.#heartbeat = message;
    this.#news.requestWithin(0);
  }

  /** Accepts no more updates. Pending messages are sent first, then `last`. */
  close(last?: ServiceMessage): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#last = last;
    this.#news.requestWithin(0);
  }

  /**
   * Yields all pending messages: at once when one has rows, since viewers wait for those.
   * Ends after {@link Mailbox.close}, or when the viewer leaves.
   */
  async *batches(): AsyncGenerator<readonly ServiceMessage[]> {
    while (await this.#news.wait()) {
      // Messages that arrive in the same turn are sent together.
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
    // Any message shows that the stream is alive.
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
