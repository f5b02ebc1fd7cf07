import { backOffSeconds } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { chance } from '@podlight/fake-kubernetes-api-server';
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

/** The kubelet forgets its back-off after a run of 10 min. */
const FORGET_AFTER_MS = 600_000;
/** The first restart is immediate. */
const RESTART_MS = 1_000;

export function backOffMs(level: number): number {
  return level === 0 ? RESTART_MS : 1000 * backOffSeconds(level);
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

function runEnding(
  behaviour: Behaviour,
  seed: string,
  attempt: number,
): Ending {
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
export function* generateRuns(
  behaviour: Behaviour,
  firstStartMs: number,
  restartPolicy: RestartPolicy,
  seed: string,
): Iterable<Run> {
  let startMs = firstStartMs;
  let level = 0;
  for (let attempt = 0; ; attempt++) {
    const { afterMs, exitCode } = runEnding(behaviour, seed, attempt);
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
