import { ModelKind } from '@podlight/backstage-plugin-kubernetes-common';
import { ABANDONED, Clock, linkedAbortController } from '../../util/timing';
import { ReadTarget } from '../service/ObservedObjects';
import { Placement } from './Placement';

/** How long an absence that was certain still counts once it is not, at least and at random. */
const UNCERTAIN_MS = 20_000;
const UNCERTAIN_SPREAD_MS = 40_000;

/** How long a service has to be absent until its cluster is left: a rollout by hand deletes and creates within minutes. */
const GONE_MS = 5 * 60_000;

export interface AbsenceOptions {
  readonly placement: Placement;
  readonly target: ReadTarget;
  readonly kinds: readonly ModelKind[];
  readonly clock: Clock;
}

export interface WaitWhileAbsentOptions extends AbsenceOptions {
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
  { random, ...options }: WaitWhileAbsentOptions,
  signal: AbortSignal,
): Promise<void> {
  const { kinds, placement, target } = options;
  if (placement.has(target, kinds) !== false) return;
  const graceMs = UNCERTAIN_MS + UNCERTAIN_SPREAD_MS * random();
  const patience = (has: boolean | undefined) => {
    if (has) return 0;
    return has === undefined ? graceMs : undefined;
  };
  await waitUntilLasting(options, patience, signal);
}

/** Resolves when the service has certainly been absent for minutes, or when the signal aborts. */
export async function waitUntilAbsent(
  options: AbsenceOptions,
  signal: AbortSignal,
): Promise<void> {
  const patience = (has: boolean | undefined) =>
    has === false ? GONE_MS : undefined;
  await waitUntilLasting(options, patience, signal);
}

/**
 * Resolves when an answer of the placement has lasted.
 *
 * @param patience - how long an answer has to last, in milliseconds; undefined for one that ends nothing
 */
async function waitUntilLasting(
  { clock, kinds, placement, target }: AbsenceOptions,
  patience: (has: boolean | undefined) => number | undefined,
  parent: AbortSignal,
): Promise<void> {
  if (parent.aborted) return;
  const work = linkedAbortController(parent);
  const { signal } = work;
  let lasting: AbortController | undefined;
  const endAfter = async (ms: number) => {
    const turn = new AbortController();
    lasting = turn;
    await clock.sleep(ms, turn.signal);
    if (!turn.signal.aborted) work.abort();
  };
  const check = () => {
    const ms = patience(placement.has(target, kinds));
    if (ms === 0) work.abort();
    else if (ms !== undefined) {
      if (!lasting) void endAfter(ms);
    } else {
      lasting?.abort(ABANDONED);
      lasting = undefined;
    }
  };
  await new Promise<void>(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    placement.listen(target, check, signal);
    check();
  });
  lasting?.abort(ABANDONED);
}
