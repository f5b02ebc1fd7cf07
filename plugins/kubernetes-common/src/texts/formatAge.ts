const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Ages below this are "just now": the clocks of two machines differ by about as much.
 *
 * @public
 */
export const JUST_NOW_MS = 2 * SECOND;

const UNITS = [
  { unit: 'day', lengthMs: DAY },
  { unit: 'hour', lengthMs: HOUR },
  { unit: 'minute', lengthMs: MINUTE },
  { unit: 'second', lengthMs: SECOND },
] as const;

/**
 * A duration in its largest unit, rounded down, as kubectl shows ages:
 * `45s`, `12m`, `3h`, `2d`. Negative durations, which come from clocks that differ, count as none.
 *
 * @public
 */
export function formatAge(
  durationMs: number,
  language: string,
  unitDisplay: 'narrow' | 'short' = 'narrow',
): string {
  const ageMs = Math.max(0, durationMs);
  const { unit, lengthMs } =
    UNITS.find(each => ageMs >= each.lengthMs) ?? UNITS[UNITS.length - 1];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay,
  }).format(Math.floor(ageMs / lengthMs));
}
