import { FleetKind } from '../records';
import { WorkerPort } from './protocol';
import { RecordFeed } from './RecordFeed';

/** So that many changes of one object are one, and many small changes one batch. */
const GATHER_MS = 100;

/** Messages that the main thread has not taken yet. It works on one while the next arrives. */
const MAX_ON_THE_WAY = 2;

interface Outgoing {
  readonly cluster: string;
  readonly kind: FleetKind;
  readonly feed: RecordFeed;
}

/**
 * Sends what the feeds have, in turn, so that a cluster that floods holds up no other, and
 * no faster than the main thread takes it.
 */
export class Outbox {
  readonly #port: WorkerPort;
  readonly #feeds = new Set<Outgoing>();
  #onTheWay = 0;
  #timer: NodeJS.Timeout | undefined;
  #isPumping = false;

  constructor(port: WorkerPort) {
    this.#port = port;
  }

  /** A feed of one kind of a cluster, and how to take it away again. */
  open(
    cluster: string,
    kind: FleetKind,
    now: () => number,
    maxWaiting?: number,
  ): { readonly feed: RecordFeed; close(): void } {
    const feed = new RecordFeed(
      kind,
      isFull => this.#wake(isFull),
      now,
      maxWaiting,
    );
    const outgoing = { cluster, kind, feed };
    this.#feeds.add(outgoing);
    return { feed, close: () => this.#feeds.delete(outgoing) };
  }

  /** The main thread has taken some messages. */
  taken(count: number): void {
    this.#onTheWay -= count;
    this.#pump();
  }

  #wake(isFull: boolean): void {
    if (this.#isPumping || this.#onTheWay >= MAX_ON_THE_WAY) return;
    if (isFull) {
      this.#pump();
      return;
    }
    this.#timer ??= setTimeout(() => this.#pump(), GATHER_MS);
  }

  #pump(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isPumping = true;
    for (const outgoing of [...this.#feeds]) {
      if (this.#onTheWay >= MAX_ON_THE_WAY) break;
      if (!outgoing.feed.isWaiting) continue;
      // Its next turn is after all others.
      this.#feeds.delete(outgoing);
      this.#feeds.add(outgoing);
      this.#send(outgoing);
    }
    this.#isPumping = false;
    const isWaiting = [...this.#feeds].some(({ feed }) => feed.isWaiting);
    if (isWaiting && this.#onTheWay < MAX_ON_THE_WAY) this.#wake(false);
  }

  #send({ cluster, kind, feed }: Outgoing): void {
    const message = feed.take();
    if (!message) return;
    this.#onTheWay += 1;
    const transfer =
      message.type === 'changed'
        ? [message.batch.rows.buffer, message.batch.labels.buffer]
        : [];
    this.#port.send({ type: 'feed', cluster, kind, message }, transfer);
  }
}
