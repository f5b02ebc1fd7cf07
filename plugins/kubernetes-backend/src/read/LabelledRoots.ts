import { LabelSelector } from '../locate';
import { ClusterConnection, SharedConnection } from '../transport';
import { LEFT } from '../util/timing';
import { followKind } from './followKind';
import { apiNameOf, ListedKind } from './kinds';
import { KindAnswer, KindObjects } from './Selection';
import { SharedListsOptions } from './SharedLists';

/**
 * Not in the way of the pods that somebody waits for. The first kind, Deployments,
 * is the likeliest that a service without labelled pods has: its viewer waits for it.
 */
const FIRST_AFTER_MS = 1_000;
const FIRST_SPREAD_MS = 500;

/** Not all at once. */
const OTHERS_AFTER_MS = 2_000;
const OTHERS_SPREAD_MS = 8_000;

export interface LabelledRootsOptions extends SharedListsOptions {
  /** The kinds that can be there without a pod. */
  readonly kinds: readonly ListedKind[];
  /** Selects all that have the label. */
  readonly any: LabelSelector;
}

/** One service, as one label and its namespace tell it from others. */
export interface RootLabel {
  readonly key: string;
  readonly value: string;
  /** All when absent. */
  readonly namespace?: string;
}

interface KnownKind {
  readonly services: ReadonlySet<string>;
  /** There are more than are read. */
  readonly isCut: boolean;
}

/**
 * Names and labels of all workloads of one cluster that have a service's label
 * at all, whichever service's, as one identity sees them.
 */
export class LabelledRoots {
  readonly #connection: SharedConnection;
  readonly #known = new Map<string, KnownKind>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #stop = new AbortController();
  readonly #onUnused: () => void;

  /** @param onUnused - told when the last listener has left; it cannot be used after that */
  constructor(
    first: ClusterConnection,
    identity: string,
    options: LabelledRootsOptions,
    onUnused: () => void,
  ) {
    this.#connection = new SharedConnection(first, identity);
    this.#onUnused = onUnused;
    const { any, clock, kinds, random, telemetry } = options;
    const { signal } = this.#stop;
    kinds.forEach((listed, place) => {
      const afterMs =
        place === 0
          ? FIRST_AFTER_MS + FIRST_SPREAD_MS * random()
          : OTHERS_AFTER_MS + OTHERS_SPREAD_MS * random();
      followKind({
        ...options,
        connection: this.#connection,
        selection: { listed, selector: any, isMetadataOnly: true },
        mayList: () => clock.sleep(afterMs, signal),
        mayWatch: async () => undefined,
        onAnswer: answer => this.#take(apiNameOf(listed), any, answer),
        onRelist: reason =>
          telemetry.relisted({
            cluster: first.cluster.name,
            resource: listed.plural,
            reason,
          }),
        signal,
      }).catch(() => undefined);
    });
  }

  /** Whether the service has a root of the kind; undefined while that is not known. */
  has(listed: ListedKind, label: RootLabel): boolean | undefined {
    const known = this.#known.get(apiNameOf(listed));
    if (known?.services.has(entryOf(label))) return true;
    return known && !known.isCut ? false : undefined;
  }

  /** Whether the service has a root of any kind, as far as that is known. */
  hasAny(label: RootLabel): boolean {
    const entry = entryOf(label);
    return [...this.#known.values()].some(({ services }) =>
      services.has(entry),
    );
  }

  /** Tells whenever what is known of the service may have become something else, until the signal aborts. */
  listen(
    connection: ClusterConnection,
    label: RootLabel,
    tell: () => void,
    signal: AbortSignal,
  ): void {
    if (signal.aborted) return;
    const entry = entryOf(label);
    const listeners = this.#listeners.get(entry) ?? new Set();
    this.#listeners.set(entry, listeners.add(tell));
    this.#connection.add(connection);
    const leave = () => {
      this.#connection.remove(connection);
      listeners.delete(tell);
      if (listeners.size > 0) return;
      this.#listeners.delete(entry);
      if (this.#listeners.size > 0) return;
      this.#stop.abort(LEFT);
      this.#onUnused();
    };
    signal.addEventListener('abort', leave, { once: true });
  }

  #take(api: string, { requirements }: LabelSelector, answer: KindAnswer) {
    const before = this.#known.get(api);
    if (!answer?.ok) {
      this.#known.delete(api);
      if (before) this.#tell(this.#listeners.keys());
      return;
    }
    const [{ key }] = requirements;
    const services = servicesIn(answer.value, key);
    this.#known.set(api, { services, isCut: answer.value.isCut });
    const isCertain = before && before.isCut === answer.value.isCut;
    this.#tell(
      isCertain
        ? [...services].filter(entry => !before.services.has(entry))
        : this.#listeners.keys(),
    );
  }

  #tell(entries: Iterable<string>): void {
    for (const entry of [...entries]) {
      for (const tell of [...(this.#listeners.get(entry) ?? [])]) tell();
    }
  }
}

function servicesIn(content: KindObjects, key: string): ReadonlySet<string> {
  const services = new Set<string>();
  for (const { metadata } of content.objects) {
    const value = metadata.labels[key];
    services.add(entryOf({ key, value }));
    services.add(entryOf({ key, value, namespace: metadata.namespace }));
  }
  return services;
}

function entryOf({ namespace = '', value }: RootLabel): string {
  return `${namespace}/${value}`;
}
