import { NotFoundError, ResponseError } from '@backstage/errors';
import {
  FLEET_LIMITS,
  FleetServiceList,
  FleetServiceRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { systemTimers, Timers } from '../stream/timers';
import { Polled, PollFollower } from './PollFollower';

/** References are part of a URL, and proxies take some eight thousand characters. */
const MAX_CHARACTERS = 6_000;

/** Columns and icons are looked at in passing, and many people have one open. */
const REFRESH_MS = 60_000;

/** The route's own format: one invalid reference makes it refuse the batch. */
const REFERENCE =
  /^[a-z][a-z0-9]{0,62}:[a-z0-9][a-z0-9._-]{0,252}\/[a-z0-9][a-z0-9._-]{0,252}$/i;

/** The reader is signed out or has lost the permission, or there is no index: what was shown must go. */
const REFUSALS: ReadonlySet<number> = new Set([401, 403, 404]);

interface Batch {
  readonly refs: ReadonlySet<string>;
  readonly leave: () => void;
}

/** @internal */
export interface FleetServiceBatchesOptions {
  readonly follow: (
    refs: readonly string[],
  ) => Pick<PollFollower<FleetServiceList>, 'getSnapshot' | 'subscribe'>;
  readonly timers?: Timers;
}

/**
 * Requests single services in batches: all that subscribe in the same tick are one request.
 * A row that is added later leads to new batches, and one that is removed doesn't, so that
 * sorting and redrawing a table cause no request.
 *
 * @internal
 */
export class FleetServiceBatches {
  readonly #follow: FleetServiceBatchesOptions['follow'];
  readonly #timers: Timers;
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #rows = new Map<string, FleetServiceRow>();
  #batches: readonly Batch[] = [];
  #cancelTick: (() => void) | undefined;

  constructor(options: FleetServiceBatchesOptions) {
    this.#follow = options.follow;
    this.#timers = options.timers ?? systemTimers;
  }

  /** The same object until the service changes. */
  getSnapshot(entityRef: string): FleetServiceRow | undefined {
    return this.#rows.get(entityRef.toLowerCase());
  }

  subscribe(entityRef: string, onChange: () => void): () => void {
    const ref = entityRef.toLowerCase();
    if (!REFERENCE.test(ref)) return () => {};
    // The same function may be given twice.
    const listener = () => onChange();
    const listeners = this.#listeners.get(ref) ?? new Set<() => void>();
    this.#listeners.set(ref, listeners.add(listener));
    this.#planTick();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      if (this.#listeners.get(ref) === listeners) this.#listeners.delete(ref);
      this.#planTick();
    };
  }

  #planTick(): void {
    this.#cancelTick ??= this.#timers.after(0, () => {
      this.#cancelTick = undefined;
      this.#tick();
    });
  }

  #tick(): void {
    const wanted = [...this.#listeners.keys()];
    const before = this.#batches;
    const isAsked = (ref: string) => before.some(({ refs }) => refs.has(ref));
    const isWanted = ({ refs }: Batch) => wanted.some(ref => refs.has(ref));
    this.#batches = wanted.every(isAsked)
      ? before.filter(isWanted)
      : inBatches(wanted.sort()).map(refs => this.#ask(refs));
    // Last, so that a follower used by both sets keeps running.
    for (const batch of before) {
      if (!this.#batches.includes(batch)) batch.leave();
    }
    for (const ref of this.#rows.keys()) {
      if (!this.#batches.some(({ refs }) => refs.has(ref))) {
        this.#rows.delete(ref);
      }
    }
  }

  #ask(refs: readonly string[]): Batch {
    const follower = this.#follow(refs);
    const read = () => this.#read(refs, follower.getSnapshot());
    const leave = follower.subscribe(read, REFRESH_MS);
    read();
    return { refs: new Set(refs), leave };
  }

  /** What was known of a row stays until there is an answer, unless it is a refusal. */
  #read(refs: readonly string[], polled: Polled<FleetServiceList>): void {
    const { error, value } = polled;
    const services = error && isRefusal(error) ? [] : value?.services;
    if (!services) return;
    const found = new Map(services.map(row => [row.entityRef, row]));
    for (const ref of refs) {
      const row = found.get(ref);
      if (row === this.#rows.get(ref)) continue;
      if (row) this.#rows.set(ref, row);
      else this.#rows.delete(ref);
      for (const listener of this.#listeners.get(ref) ?? []) listener();
    }
  }
}

function isRefusal(error: Error): boolean {
  return (
    error instanceof NotFoundError ||
    (error instanceof ResponseError && REFUSALS.has(error.statusCode))
  );
}

function inBatches(refs: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let characters = Infinity;
  for (const ref of refs) {
    const length = encodeURIComponent(ref).length + '&ref='.length;
    const last = batches.at(-1);
    if (
      last &&
      last.length < FLEET_LIMITS.refs &&
      characters + length <= MAX_CHARACTERS
    ) {
      last.push(ref);
      characters += length;
    } else {
      batches.push([ref]);
      characters = length;
    }
  }
  return batches;
}
