import { Debouncer } from '../../util/Debouncer';
import { linkedAbortController, Clock } from '../../util/timing';
import { BoundNamespaces } from './BoundNamespaces';
import {
  ServiceObserver,
  ObservedObjects,
  ReadTarget,
} from '../service/ObservedObjects';
import { BINDING_TTL_MS, NamespaceBinding } from './NamespaceBinding';

export interface BoundObserverOptions {
  readonly observer: ServiceObserver;
  readonly binding: NamespaceBinding;
  readonly clock: Clock;
}

/**
 * Passes on only those objects of a service that are in namespaces bound to its
 * entity. Anyone who creates an object can choose its labels; only the operator
 * decides to whom a namespace belongs.
 */
export class BoundObserver implements ServiceObserver {
  readonly #options: BoundObserverOptions;

  constructor(options: BoundObserverOptions) {
    this.#options = options;
  }

  isExpected(target: ReadTarget, identity: string): boolean {
    return this.#options.observer.isExpected?.(target, identity) === true;
  }

  async *observe(
    target: ReadTarget,
    parent: AbortSignal,
  ): AsyncGenerator<ObservedObjects> {
    const { observer, clock } = this.#options;
    const work = linkedAbortController(parent);
    const { signal } = work;
    const news = new Debouncer(clock, signal);
    const namespaces = new BoundNamespaces(
      this.#options.binding,
      target,
      signal,
      () => news.requestWithin(0),
    );
    const latest: { observed?: ObservedObjects; error?: unknown } = {};
    const read = async () => {
      try {
        for await (const observed of observer.observe(target, signal)) {
          latest.observed = observed;
          news.requestWithin(0);
        }
      } catch (error) {
        latest.error = error;
        news.requestWithin(0);
      }
    };
    const askAgain = async () => {
      while (!signal.aborted) {
        await clock.sleep(BINDING_TTL_MS, signal);
        if (!signal.aborted) namespaces.refresh();
      }
    };
    void read();
    void askAgain();
    try {
      while (await news.wait()) {
        if (latest.error !== undefined) throw latest.error;
        if (latest.observed) yield namespaces.restrict(latest.observed);
      }
    } finally {
      work.abort();
    }
  }
}
