import { isSameService, LocatedService, ServicePipeline } from '../pipeline';
import { Clock, ABANDONED } from '../util/timing';
import { EntityAccess, GrantedAccess, isRefusal } from './EntityAccess';

/** Pause before a failed check is retried. */
const RETRY_MS = 5_000;

/** A stream ends after this many consecutive failed checks. */
const MAX_UNCHECKED = 3;

/** Why an open stream must end. */
export type StreamEnd =
  | { readonly reason: 'unauthorized' | 'error'; readonly message: string }
  /** The entity's selection or location changed: the client must reconnect. */
  | { readonly reason: 'changed' };

const REFUSED: StreamEnd = {
  reason: 'unauthorized',
  message:
    'Your permission to view this was revoked, or your sign-in has expired. Sign in again.',
};

const UNCHECKED: StreamEnd = {
  reason: 'error',
  message:
    "Couldn't check your permission to view this. Reload the page to retry.",
};

export interface ReauthorizerOptions {
  readonly access: Pick<EntityAccess, 'reauthorize'>;
  readonly pipeline: Pick<ServicePipeline, 'locate'>;
  readonly clock: Clock;
  /** A revoked permission ends a stream within this time. */
  readonly intervalMs: number;
  readonly random?: () => number;
}

interface Stream {
  readonly service: LocatedService;
  /** Undefined when its own signal has aborted. */
  leave(end: StreamEnd | undefined): void;
  onAbort(): void;
}

/** The open streams of one caller about one entity. */
interface Group {
  readonly granted: GrantedAccess;
  readonly streams: Set<Stream>;
  /** Aborts when the last stream is closed. */
  readonly stop: AbortController;
}

/**
 * Rechecks the permission to see an entity while streams about it are open: one check for all
 * streams of a caller, and the checks of different callers spread over the interval.
 */
export class Reauthorizer {
  readonly #options: ReauthorizerOptions;
  readonly #random: () => number;
  readonly #groups = new Map<string, Group>();

  constructor(options: ReauthorizerOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
  }

  /** Resolves when a stream must end, or with undefined when its signal aborts. */
  watch(
    granted: GrantedAccess,
    service: LocatedService,
    signal: AbortSignal,
  ): Promise<StreamEnd | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    const group = this.#groups.get(granted.key) ?? this.#begin(granted);
    return new Promise(resolve => {
      const stream: Stream = {
        service,
        leave: end => {
          signal.removeEventListener('abort', stream.onAbort);
          group.streams.delete(stream);
          if (group.streams.size === 0) this.#finish(group);
          resolve(end);
        },
        onAbort: () => stream.leave(undefined),
      };
      group.streams.add(stream);
      signal.addEventListener('abort', stream.onAbort, { once: true });
    });
  }

  #begin(granted: GrantedAccess): Group {
    const stop = new AbortController();
    const group = { granted, streams: new Set<Stream>(), stop };
    this.#groups.set(granted.key, group);
    void this.#recheckUntilOver(group);
    return group;
  }

  #finish(group: Group): void {
    const { key } = group.granted;
    if (this.#groups.get(key) === group) this.#groups.delete(key);
    group.stop.abort(ABANDONED);
  }

  async #recheckUntilOver(group: Group): Promise<void> {
    const { clock, intervalMs } = this.#options;
    const { signal } = group.stop;
    // Spreads the checks of many tabs that reconnected at once.
    let pauseMs = intervalMs * (0.5 + 0.5 * this.#random());
    let unchecked = 0;
    while (!signal.aborted) {
      await clock.sleep(untilExpiry(group, pauseMs, clock.now()), signal);
      if (signal.aborted) return;
      pauseMs = intervalMs;
      try {
        await this.#check(group);
        unchecked = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (isRefusal(error)) endAll(group, REFUSED);
        unchecked += 1;
        pauseMs = Math.min(RETRY_MS, intervalMs);
        if (unchecked >= MAX_UNCHECKED) endAll(group, UNCHECKED);
      }
    }
  }

  async #check({ granted, streams, stop }: Group): Promise<void> {
    const { access, pipeline } = this.#options;
    const entity = await access.reauthorize(granted);
    const now = await pipeline.locate(entity, granted.principal, stop.signal);
    for (const stream of [...streams]) {
      if (!isSameService(now, stream.service))
        stream.leave({ reason: 'changed' });
    }
  }
}

function endAll({ streams }: Group, end: StreamEnd): void {
  for (const stream of [...streams]) stream.leave(end);
}

function untilExpiry(
  { granted: { principal } }: Group,
  pauseMs: number,
  now: Date,
): number {
  const { expiresAt } = principal.credentials;
  if (!expiresAt) return pauseMs;
  return Math.max(0, Math.min(pauseMs, expiresAt.getTime() - now.getTime()));
}
