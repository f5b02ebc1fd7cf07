import { append } from '../append';
import { namespacedName } from '../keys';
import { EndpointSlice } from '../model';

/** What the EndpointSlices of a Service say. */
export interface EndpointCounts {
  /** Pods, or whatever else is behind it, that get requests. */
  readonly ready: number;
  readonly total: number;
  /** Names of the Service's ports that something ready serves. */
  readonly ports: ReadonlySet<string>;
  /** When something behind it last changed, RFC 3339; absent where that is unknown. */
  readonly changedAt?: string;
}

/** Adds up the EndpointSlices of each Service. */
export class Endpoints {
  readonly #byService = new Map<string, EndpointSlice[]>();
  /** Thousands of hosts of an Ingress may lead to one Service. */
  readonly #counts = new Map<string, EndpointCounts>();

  constructor(slices: readonly EndpointSlice[]) {
    for (const slice of slices) {
      const { service } = slice.spec;
      if (service === undefined) continue;
      const key = namespacedName({
        namespace: slice.metadata.namespace,
        name: service,
      });
      append(this.#byService, key, slice);
    }
  }

  /** Undefined without slices: nobody has written any yet, or they weren't read. */
  of(
    service: Readonly<Record<'namespace' | 'name', string>>,
  ): EndpointCounts | undefined {
    const key = namespacedName(service);
    const known = this.#counts.get(key);
    if (known) return known;
    const slices = this.#byService.get(key);
    if (!slices) return undefined;
    const counts = addUp(slices);
    this.#counts.set(key, counts);
    return counts;
  }
}

function addUp(slices: readonly EndpointSlice[]): EndpointCounts {
  const totals = new Map<string, { ready: number; total: number }>();
  const ports = new Set<string>();
  let changedAt: string | undefined;
  for (const { spec } of slices) {
    changedAt = later(changedAt, spec.changedAt);
    const { addressType, ready, total } = spec;
    const known = totals.get(addressType) ?? { ready: 0, total: 0 };
    totals.set(addressType, {
      ready: known.ready + ready,
      total: known.total + total,
    });
    if (ready > 0) spec.ports.forEach(port => ports.add(port));
  }
  // The same pods have addresses of several types.
  const [most] = [...totals.values()].sort(
    (a, b) => b.ready - a.ready || b.total - a.total,
  );
  return { ...most, ports, ...(changedAt !== undefined && { changedAt }) };
}

function later(
  one: string | undefined,
  other: string | undefined,
): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Date.parse(one) >= Date.parse(other) ? one : other;
}
