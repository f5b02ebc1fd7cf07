import { chance } from '../kube/random';
import { Behaviour, SecondsRange } from './behaviour';

/** One run of a container. */
export interface Run {
  readonly attempt: number;
  readonly startMs: number;
  /** Infinity for a run that does not end. */
  readonly endMs: number;
  readonly exitCode: number;
  /** How long the kubelet waits before the next run. */
  readonly backOffMs: number;
}

/** The kubelet's back-off: 10 s, doubling up to 5 min, forgotten after a run of 10 min. */
const FIRST_BACK_OFF_MS = 10_000;
const MAX_BACK_OFF_MS = 300_000;
const FORGET_AFTER_MS = 600_000;
/** The first restart is not held back, it only takes a moment. */
const RESTART_MS = 1_000;

export function backOffMs(level: number): number {
  return level === 0
    ? RESTART_MS
    : Math.min(FIRST_BACK_OFF_MS * 2 ** (level - 1), MAX_BACK_OFF_MS);
}

/** Go's way to write the back-off's length: `10s`, `1m20s`, `5m0s`. */
export function goDuration(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  return seconds < 60
    ? `${seconds}s`
    : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

export function secondsWithin(
  range: SecondsRange,
  ...seed: (string | number)[]
): number {
  return range[0] + (range[1] - range[0]) * chance(...seed);
}

interface Ending {
  readonly afterMs: number;
  readonly exitCode: number;
}

function endingOf(behaviour: Behaviour, seed: string, attempt: number): Ending {
  switch (behaviour.type) {
    case 'exits':
    case 'killedByProbe':
      return {
        afterMs: 1000 * secondsWithin(behaviour.afterSeconds, seed, attempt),
        exitCode: behaviour.exitCode,
      };
    case 'completes':
      return {
        afterMs: 1000 * secondsWithin(behaviour.afterSeconds, seed, attempt),
        exitCode: 0,
      };
    case 'startError':
      return { afterMs: 0, exitCode: 128 };
    default:
      return { afterMs: Infinity, exitCode: 0 };
  }
}

export type RestartPolicy = 'Always' | 'OnFailure' | 'Never';

/** All runs of a container, one after the other, each a function of its seed and its number alone. */
export function* runsOf(
  behaviour: Behaviour,
  firstStartMs: number,
  restartPolicy: RestartPolicy,
  seed: string,
): Iterable<Run> {
  let startMs = firstStartMs;
  let level = 0;
  for (let attempt = 0; ; attempt++) {
    const { afterMs, exitCode } = endingOf(behaviour, seed, attempt);
    const restarts =
      afterMs !== Infinity &&
      (restartPolicy === 'Always' ||
        (restartPolicy === 'OnFailure' && exitCode !== 0));
    if (afterMs >= FORGET_AFTER_MS) level = 0;
    const waitMs = restarts ? backOffMs(level) : Infinity;
    yield {
      attempt,
      startMs,
      endMs: startMs + afterMs,
      exitCode,
      backOffMs: waitMs,
    };
    if (!restarts) return;
    level += 1;
    startMs += afterMs + waitMs;
  }
}
