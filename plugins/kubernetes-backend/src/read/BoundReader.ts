import { Alarm } from '../util/Alarm';
import { childController, Clock } from '../util/timing';
import { BoundNamespaces } from './BoundNamespaces';
import { ClusterReader, ClusterReading, ReadTarget } from './ClusterReader';
import { BINDING_TTL_MS, NamespaceBinding } from './NamespaceBinding';

export interface BoundReaderOptions {
  readonly reader: ClusterReader;
  readonly binding: NamespaceBinding;
  readonly clock: Clock;
}

/**
 * Reads a service, and lets only those objects through that are in namespaces
 * bound to its entity. What a label says is what whoever made the object says;
 * whose a namespace is says the operator.
 */
export class BoundReader implements ClusterReader {
  readonly #options: BoundReaderOptions;

  constructor(options: BoundReaderOptions) {
    this.#options = options;
  }

  isExpected(target: ReadTarget, identity: string): boolean {
    return this.#options.reader.isExpected?.(target, identity) === true;
  }

  async *follow(
    target: ReadTarget,
    parent: AbortSignal,
  ): AsyncGenerator<ClusterReading> {
    const { reader, clock } = this.#options;
    const work = childController(parent);
    const { signal } = work;
    const news = new Alarm(clock, signal);
    const namespaces = new BoundNamespaces(
      this.#options.binding,
      target,
      signal,
      () => news.within(0),
    );
    const latest: { reading?: ClusterReading; error?: unknown } = {};
    const read = async () => {
      try {
        for await (const reading of reader.follow(target, signal)) {
          latest.reading = reading;
          news.within(0);
        }
      } catch (error) {
        latest.error = error;
        news.within(0);
      }
    };
    const askAgain = async () => {
      while (!signal.aborted) {
        await clock.sleep(BINDING_TTL_MS, signal);
        if (!signal.aborted) namespaces.askAgain();
      }
    };
    void read();
    void askAgain();
    try {
      while (await news.next()) {
        if (latest.error !== undefined) throw latest.error;
        if (latest.reading) yield namespaces.restrict(latest.reading);
      }
    } finally {
      work.abort();
      work.done();
    }
  }
}
