import { FailureSpan } from './FleetReader';

/** A failure that comes back so soon has not been gone. */
const SAME_MS = 10 * 60_000;

type Span = { -readonly [Key in keyof FailureSpan]: FailureSpan[Key] };

/** The failures of one service, each from when it was noticed until it was gone. */
export class FailureSpans {
  readonly #entityRef: string;
  readonly #spans: Span[];

  constructor(entityRef: string, spans: readonly FailureSpan[] = []) {
    this.#entityRef = entityRef;
    this.#spans = spans.map(span => ({ ...span }));
  }

  /** In the order in which they began. */
  get all(): readonly FailureSpan[] {
    return this.#spans;
  }

  /** The classes that last in a cluster. */
  lasting(cluster: string): readonly string[] {
    return this.#spans
      .filter(span => span.cluster === cluster && !span.until)
      .map(span => span.class);
  }

  has(cluster: string, name: string): boolean {
    return this.#last(cluster, name) !== undefined;
  }

  begin(cluster: string, name: string, from: Date): void {
    this.#spans.push({
      entityRef: this.#entityRef,
      cluster,
      class: name,
      from,
    });
  }

  /** It lasts at this time: it goes on, or begins. */
  seen(cluster: string, name: string, at: Date): void {
    const last = this.#last(cluster, name);
    const goneMs = last?.until ? at.getTime() - last.until.getTime() : 0;
    if (last && goneMs < SAME_MS) last.until = undefined;
    else this.begin(cluster, name, at);
  }

  gone(cluster: string, name: string, at: Date): void {
    const last = this.#last(cluster, name);
    if (last) last.until ??= at;
  }

  #last(cluster: string, name: string): Span | undefined {
    return this.#spans.findLast(
      span => span.cluster === cluster && span.class === name,
    );
  }
}
