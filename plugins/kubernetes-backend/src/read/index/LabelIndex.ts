import { LabelSelector } from '../../locate';
import { ClusterConnection, SubscriberSet } from '../../transport';
import { InformerUpdate, ObjectSet } from '../informer/ListWatchSpec';
import { SharedInformers } from '../informer/SharedInformers';
import { resourceName, ResourceType } from '../resourceTypes';
import { StartScheduler } from '../start';

export interface LabelIndexOptions {
  readonly informers: SharedInformers;
  readonly scheduler: StartScheduler;
  /** Types that can exist without a pod. */
  readonly types: readonly ResourceType[];
  /** Selects all objects that have the label key. */
  readonly selector: LabelSelector;
}

/** One service, identified by one label and its namespace. */
export interface ServiceLabel {
  readonly key: string;
  readonly value: string;
  /** All when absent. */
  readonly namespace?: string;
}

interface IndexedType {
  readonly services: ReadonlySet<string>;
  /** There are more than are read. */
  readonly isTruncated: boolean;
}

interface Listener {
  readonly onChange: () => void;
}

/**
 * Which services have which workloads in one cluster, as one identity sees them:
 * an index of the names and labels of all workloads that have a label key.
 */
export class LabelIndex {
  readonly #indexed = new Map<string, IndexedType>();
  readonly #listeners: SubscriberSet<Listener>;
  /** By service, so that a change of one wakes its own listeners only. */
  readonly #byEntry = new Map<string, Set<Listener>>();

  /** @param onUnused - called when the last listener has left; the index cannot be used after that */
  constructor(
    first: ClusterConnection,
    identity: string,
    { informers, scheduler, selector, types }: LabelIndexOptions,
    onUnused: () => void,
  ) {
    this.#listeners = new SubscriberSet({
      connection: first,
      identity,
      onUnused: () => {
        this.#listeners.stop();
        onUnused();
      },
    });
    const { connection, signal } = this.#listeners;
    const [{ key }] = selector.requirements;
    types.forEach((type, position) => {
      const following = informers.subscribe(
        {
          connection,
          spec: { type, selector, isMetadataOnly: true },
          gate: scheduler.indexGate(
            position === 0 || type.kind === 'CustomResource',
          ),
          onUpdate: update => this.#update(resourceName(type), key, update),
        },
        signal,
      );
      following.catch(() => undefined);
    });
  }

  /** Whether the service has an object of the type; undefined while unknown. */
  has(type: ResourceType, label: ServiceLabel): boolean | undefined {
    const indexed = this.#indexed.get(resourceName(type));
    if (indexed?.services.has(indexEntry(label))) return true;
    return indexed && !indexed.isTruncated ? false : undefined;
  }

  /** Whether the service has an object of any type, as far as that is known. */
  hasAny(label: ServiceLabel): boolean {
    const entry = indexEntry(label);
    return [...this.#indexed.values()].some(({ services }) =>
      services.has(entry),
    );
  }

  /** Calls back whenever the index of the service may have changed, until the signal aborts. */
  listen(
    connection: ClusterConnection,
    label: ServiceLabel,
    onChange: () => void,
    signal: AbortSignal,
  ): void {
    if (signal.aborted) return;
    const entry = indexEntry(label);
    const listener = { onChange };
    const remove = this.#listeners.add(listener, connection);
    const sameEntry = this.#byEntry.get(entry) ?? new Set();
    this.#byEntry.set(entry, sameEntry.add(listener));
    const leave = () => {
      sameEntry.delete(listener);
      if (sameEntry.size === 0) this.#byEntry.delete(entry);
      remove();
    };
    signal.addEventListener('abort', leave, { once: true });
  }

  #update(name: string, labelKey: string, update: InformerUpdate): void {
    const before = this.#indexed.get(name);
    if (!update?.ok) {
      this.#indexed.delete(name);
      if (before) this.#tell(this.#byEntry.keys());
      return;
    }
    const { isTruncated } = update.value;
    const services = servicesIn(update.value, labelKey);
    this.#indexed.set(name, { services, isTruncated });
    const isComparable = before && before.isTruncated === isTruncated;
    this.#tell(
      isComparable
        ? [...services].filter(entry => !before.services.has(entry))
        : this.#byEntry.keys(),
    );
  }

  #tell(entries: Iterable<string>): void {
    for (const entry of [...entries]) {
      for (const { onChange } of [...(this.#byEntry.get(entry) ?? [])]) {
        onChange();
      }
    }
  }
}

function servicesIn({ objects }: ObjectSet, key: string): ReadonlySet<string> {
  const services = new Set<string>();
  for (const { metadata } of objects) {
    const value = metadata.labels[key];
    services.add(indexEntry({ key, value }));
    services.add(indexEntry({ key, value, namespace: metadata.namespace }));
  }
  return services;
}

function indexEntry({ namespace = '', value }: ServiceLabel): string {
  return `${namespace}/${value}`;
}
