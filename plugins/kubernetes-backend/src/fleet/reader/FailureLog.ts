import { Clock } from '../../util/timing';
import { FailureSpans } from './FailureSpans';
import { FailureHistory, FailureSpan } from './FleetReader';

/** What ended before is forgotten. */
const KEPT_MS = 24 * 3_600_000;

/** Of one service; the oldest are forgotten first. */
const MAX_SPANS = 100;

/** Which failures each service had in the last 24 hours, in memory. */
export class FailureLog {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #since: Date;
  readonly #spans = new Map<string, readonly FailureSpan[]>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
    this.#since = clock.now();
  }

  /** The classes that a service has in a cluster from now on; others are over. */
  set(entityRef: string, cluster: string, classes: readonly string[]): void {
    const now = this.#clock.now();
    const spans = new FailureSpans(entityRef, this.#recent(entityRef, now));
    for (const name of spans.lasting(cluster)) {
      if (!classes.includes(name)) spans.gone(cluster, name, now);
    }
    for (const name of classes) spans.seen(cluster, name, now);
    this.#keep(entityRef, spans.all.slice(-MAX_SPANS));
  }

  forget(entityRef: string): void {
    this.#spans.delete(entityRef);
  }

  read(entityRefs: ReadonlySet<string>): FailureHistory {
    const now = this.#clock.now();
    const earliest = now.getTime() - KEPT_MS;
    return {
      since: new Date(Math.max(this.#since.getTime(), earliest)),
      spans: [...entityRefs].flatMap(ref => this.#recent(ref, now)),
    };
  }

  #recent(entityRef: string, now: Date): readonly FailureSpan[] {
    const spans = this.#spans.get(entityRef) ?? [];
    const earliest = now.getTime() - KEPT_MS;
    const isRecent = ({ until }: FailureSpan) =>
      until === undefined || until.getTime() > earliest;
    return spans.filter(isRecent);
  }

  #keep(entityRef: string, spans: readonly FailureSpan[]): void {
    if (spans.length > 0) this.#spans.set(entityRef, spans);
    else this.#spans.delete(entityRef);
  }
}
