import {
  ModelKind,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Clock, linkedAbortController } from '../../util/timing';
import { ReadTarget } from '../service/ObservedObjects';

/**
 * What is known of where services are without asking their clusters, as from an
 * index of the fleet.
 */
export interface Placement {
  /**
   * Whether the service has an object of one of the kinds in the cluster; undefined
   * where that is not certain.
   */
  has(target: ReadTarget, kinds: readonly ModelKind[]): boolean | undefined;
  /** What is known of the service's pods in the cluster before it answers; undefined where nothing is. */
  podsOf(target: ReadTarget): readonly PodRow[] | undefined;
  /** Calls back when the answer for the service may be another one, until the signal aborts. */
  listen(target: ReadTarget, onChange: () => void, signal: AbortSignal): void;
}

/** Knows nothing. */
export const NO_PLACEMENT: Placement = {
  has: () => undefined,
  podsOf: () => undefined,
  listen: () => undefined,
};

/** How long what was certain is held to be so when it is not any more, at least and at random. */
const UNCERTAIN_MS = 20_000;
const UNCERTAIN_SPREAD_MS = 40_000;

export interface WaitWhileAbsentOptions {
  readonly placement: Placement;
  readonly target: ReadTarget;
  readonly kinds: readonly ModelKind[];
  readonly clock: Clock;
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
}

/**
 * Resolves when the service has objects of these kinds, when it has long been uncertain
 * whether it has, or when the signal aborts. At once where it is not certain now.
 *
 * @remarks
 * An index that starts anew loses sight of all its clusters, and all open tabs would
 * ask all clusters at the same moment.
 */
export async function waitWhileAbsent(
  options: WaitWhileAbsentOptions,
  signal: AbortSignal,
): Promise<void> {
  const { clock, kinds, placement, random, target } = options;
  const graceMs = UNCERTAIN_MS + UNCERTAIN_SPREAD_MS * random();
  let has = placement.has(target, kinds);
  if (has === undefined) return;
  let uncertainSince: number | undefined;
  while (!has && !signal.aborted) {
    const now = clock.now().getTime();
    if (has === undefined) uncertainSince ??= now;
    else uncertainSince = undefined;
    const waited = uncertainSince === undefined ? 0 : now - uncertainSince;
    if (waited >= graceMs) return;
    const restMs = uncertainSince === undefined ? undefined : graceMs - waited;
    await change(options, restMs, signal);
    has = placement.has(target, kinds);
  }
}

/** Resolves when what is known may have changed, after a time, or when the signal aborts. */
async function change(
  { clock, placement, target }: WaitWhileAbsentOptions,
  atMostMs: number | undefined,
  parent: AbortSignal,
): Promise<void> {
  const work = linkedAbortController(parent);
  const { signal } = work;
  await new Promise<void>(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    placement.listen(target, () => work.abort(), signal);
    if (atMostMs !== undefined) {
      void clock.sleep(atMostMs, signal).then(() => work.abort());
    }
  });
}
