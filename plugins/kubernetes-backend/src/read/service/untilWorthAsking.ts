import { Clock, linkedAbortController } from '../../util/timing';
import { Placement, waitWhileAbsent } from '../placement';
import { START_DELAYS } from '../start';
import { ReadTarget } from './ObservedObjects';
import { PLACED_KINDS, SEEK_AGAIN_MS, SEEN_AFTER_MS } from './ServicePresence';
import { Sightings } from './Sightings';

export interface UntilWorthAskingOptions {
  readonly target: ReadTarget;
  readonly placement: Placement;
  readonly sightings: Pick<Sightings, 'has'>;
  /** Whether custom resources of named APIs are read there. */
  readonly hasCustomTypes: boolean;
  /** Whether more APIs are found by what the cluster serves. */
  readonly isDiscovered: boolean;
  readonly clock: Clock;
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
}

/**
 * Resolves when a cluster that has no pods or workloads of a service is worth asking: when
 * it may have some, or is to be searched for custom resources, of which no index knows.
 * Also when the signal aborts.
 */
export async function untilWorthAsking(
  options: UntilWorthAskingOptions,
  parent: AbortSignal,
): Promise<void> {
  const { hasCustomTypes, isDiscovered } = options;
  const work = linkedAbortController(parent);
  if (hasCustomTypes || isDiscovered) {
    void untilSearched(options, work.signal).then(() => work.abort());
  }
  await waitWhileAbsent({ ...options, kinds: PLACED_KINDS }, work.signal);
  work.abort();
}

/** What is discovered is searched only for services that are nowhere else. */
async function untilSearched(
  { clock, hasCustomTypes, sightings, target }: UntilWorthAskingOptions,
  signal: AbortSignal,
): Promise<void> {
  await clock.sleep(
    hasCustomTypes ? START_DELAYS.probeAfterMs : SEEN_AFTER_MS,
    signal,
  );
  const { entityRef } = target.service;
  while (!hasCustomTypes && !signal.aborted && sightings.has(entityRef)) {
    await clock.sleep(SEEK_AGAIN_MS, signal);
  }
}
