import type { Finding } from '../diagnose/types';
import type { Pod } from '../model';
import type { FailureStart } from './judgeConfigWrite';

/** From the second restart on, the last run's end no longer tells when the loop began. */
const LOOP_RESTARTS = 2;

/**
 * When a finding's pods began to fail; undefined where that is unknown.
 *
 * @param pods - those of the finding
 */
export function failureStart(
  { since, scope }: Finding,
  pods: readonly Pod[],
): FailureStart | undefined {
  const began = Date.parse(since ?? '');
  if (Number.isNaN(began)) return undefined;
  let earliest = began;
  for (const { metadata, status } of pods) {
    const isInLoop = [
      ...status.containerStatuses,
      ...status.initContainerStatuses,
    ].some(
      ({ name, restartCount, state, lastState }) =>
        name === scope.container &&
        restartCount >= LOOP_RESTARTS &&
        Date.parse(
          (state.terminated ?? lastState.terminated)?.finishedAt ?? '',
        ) === began,
    );
    const created = Date.parse(metadata.creationTimestamp ?? '');
    if (isInLoop) earliest = Math.min(earliest, created || -Infinity);
  }
  return { began, earliest };
}
