import { Clock } from '../../util/timing';
import { FailureHistory, FailureSpan } from './FleetView';

/** What ended before is forgotten. */
const KEPT_MS = 24 * 3_600_000;

/** A failure that comes back so soon has not been gone. */
const SAME_MS = 10 * 60_000;

/** Of one service; the oldest are forgotten first. */
const MAX_SPANS = 100;

type Span = { -readonly [Key in keyof FailureSpan]: FailureSpan[Key] };

/** Which failures each service had in the last 24 hours, in memory. */
export class FailureLog {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #since: Date;
  readonly #spans = new Map<string, Span[]>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
    this.#since = clock.now();
  }

  /** The classes that a service has in a cluster from now on; others are over. */
  set(entityRef: string, cluster: string, classes: readonly string[]): void {
    const now = this.#clock.now();
    const spans = this.#recent(entityRef, now);
    const here = spans.filter(span => span.cluster === cluster);
    for (const span of here) {
      if (!span.until && !classes.includes(span.class)) span.until = now;
    }
    for (const name of new Set(classes)) {
      const known = here.findLast(span => span.class === name);
      const isOver = known?.until && now.getTime() - known.until.getTime();
      if (known && (isOver ?? 0) < SAME_MS) known.until = undefined;
      else spans.push({ entityRef, cluster, class: name, from: now });
    }
    this.#keep(entityRef, spans.slice(-MAX_SPANS));
  }

  forget(entityRef: string): void {
    this.#spans.delete(entityRef);
  }

  read(entityRefs: ReadonlySet<string>): FailureHistory {
    const now = this.#clock.now();
    const spans = [...entityRefs].flatMap(ref => this.#recent(ref, now));
    const earliest = now.getTime() - KEPT_MS;
    return {
      since: new Date(Math.max(this.#since.getTime(), earliest)),
      spans: spans.map(span => ({ ...span })),
    };
  }

  #recent(entityRef: string, now: Date): Span[] {
    const spans = this.#spans.get(entityRef) ?? [];
    const earliest = now.getTime() - KEPT_MS;
    const isRecent = ({ until }: Span) =>
      until === undefined || until.getTime() > earliest;
    return spans.filter(isRecent);
  }

  #keep(entityRef: string, spans: Span[]): void {
    if (spans.length > 0) this.#spans.set(entityRef, spans);
    else this.#spans.delete(entityRef);
  }
}
