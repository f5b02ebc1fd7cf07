const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** One unit, followed by a smaller one unless that is zero. */
function twoUnits(
  milliseconds: number,
  [large, largeName]: readonly [number, string],
  [small, smallName]: readonly [number, string],
): string {
  const rest = Math.floor((milliseconds % large) / small);
  return `${Math.floor(milliseconds / large)}${largeName}${
    rest === 0 ? '' : `${rest}${smallName}`
  }`;
}

/**
 * A duration as kubectl writes it in AGE and RESTARTS (apimachinery's
 * `HumanDuration`): two units at most, and only one for long durations.
 *
 * @param milliseconds - negative ones, from clock skew, count as zero.
 * @public
 */
export function shortDuration(milliseconds: number): string {
  const duration = Math.max(0, milliseconds);
  if (duration < 2 * MINUTE) return `${Math.floor(duration / SECOND)}s`;
  if (duration < 10 * MINUTE) {
    return twoUnits(duration, [MINUTE, 'm'], [SECOND, 's']);
  }
  if (duration < 3 * HOUR) return `${Math.floor(duration / MINUTE)}m`;
  if (duration < 8 * HOUR)
    return twoUnits(duration, [HOUR, 'h'], [MINUTE, 'm']);
  if (duration < 2 * DAY) return `${Math.floor(duration / HOUR)}h`;
  if (duration < 8 * DAY) return twoUnits(duration, [DAY, 'd'], [HOUR, 'h']);
  if (duration < 2 * YEAR) return `${Math.floor(duration / DAY)}d`;
  if (duration < 8 * YEAR) return twoUnits(duration, [YEAR, 'y'], [DAY, 'd']);
  return `${Math.floor(duration / YEAR)}y`;
}
