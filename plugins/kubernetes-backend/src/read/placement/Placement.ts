import {
  ModelKind,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ABANDONED, Clock, linkedAbortController } from '../../util/timing';
import { ReadTarget } from '../service/ObservedObjects';

/**
 * Where services are, known without asking their clusters: usually from the fleet index.
 */
export interface Placement {
  /**
   * Whether the service has an object of one of the kinds in the cluster; undefined
   * where that is not certain.
   */
  has(target: ReadTarget, kinds: readonly ModelKind[]): boolean | undefined;
  /** Whether the service's pods in the cluster are known, as they are now. */
  sees(target: ReadTarget): boolean;
  /** What is known of the service's pods in the cluster before it answers; undefined where nothing is. */
  previewPods(target: ReadTarget): readonly PodRow[] | undefined;
  /** Calls back when the answer for the service may be another one, until the signal aborts. */
  listen(target: ReadTarget, onChange: () => void, signal: AbortSignal): void;
}

/** Knows nothing. */
export const NO_PLACEMENT: Placement = {
  has: () => undefined,
  sees: () => false,
  previewPods: () => undefined,
  listen: () => undefined,
};

/** How long an absence that was certain still counts once it is not, at least and at random. */
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
 * When the index restarts, every cluster becomes uncertain at once. Without the random
 * delay, all open tabs would ask all clusters at the same moment.
 */
export async function waitWhileAbsent(
  { clock, kinds, placement, random, target }: WaitWhileAbsentOptions,
  parent: AbortSignal,
): Promise<void> {
  if (placement.has(target, kinds) !== false || parent.aborted) return;
  const graceMs = UNCERTAIN_MS + UNCERTAIN_SPREAD_MS * random();
  const work = linkedAbortController(parent);
  const { signal } = work;
  let uncertain: AbortController | undefined;
  const endAfterGrace = async () => {
    const grace = new AbortController();
    uncertain = grace;
    await clock.sleep(graceMs, grace.signal);
    if (!grace.signal.aborted) work.abort();
  };
  const check = () => {
    const has = placement.has(target, kinds);
    if (has) work.abort();
    else if (has === undefined) {
      if (!uncertain) void endAfterGrace();
    } else {
      uncertain?.abort(ABANDONED);
      uncertain = undefined;
    }
  };
  await new Promise<void>(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    placement.listen(target, check, signal);
  });
  uncertain?.abort(ABANDONED);
}
