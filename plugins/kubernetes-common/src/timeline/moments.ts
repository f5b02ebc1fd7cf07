import { TimelineFact, TimelineSubject } from './types';

/**
 * Something that happened, as a source finds it.
 *
 * @internal
 */
export interface Moment {
  /** RFC 3339, unchecked. */
  readonly time: string | undefined;
  /** Those of one group are told as one where they are close; absent for one that stands alone. */
  readonly group?: string;
  readonly about: TimelineSubject;
  readonly fact: TimelineFact;
}

/** Clocks of nodes and API servers differ by less, or are broken. */
const MAX_SKEW_MS = 5 * 60_000;

/** Before there was Kubernetes; Go writes the year 1 for no time. */
const EARLIEST = Date.UTC(2014, 0, 1);

/**
 * Milliseconds since 1970, not later than now; undefined for what is no time or
 * lies further in the future than clocks differ.
 *
 * @internal
 */
export function timeBefore(
  now: number,
  time: string | undefined,
): number | undefined {
  const at = Date.parse(time ?? '');
  if (Number.isNaN(at) || at < EARLIEST || at > now + MAX_SKEW_MS) {
    return undefined;
  }
  return Math.min(at, now);
}
