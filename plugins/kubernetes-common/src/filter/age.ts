const SECONDS_OF = { d: 86_400, h: 3_600, m: 60, s: 1 } as const;

/** Longer than any cluster has run, and exact as a number. */
const LONGEST_DAYS = 36_500;

/**
 * Seconds of a duration such as `1h30m`: days, hours, minutes and seconds, each
 * at most once and in that order; undefined for anything else.
 */
export function parseAge(text: string): number | undefined {
  const match =
    /^(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/.exec(text);
  if (!match || text === '') return undefined;
  const seconds = Object.values(SECONDS_OF).reduce(
    (sum, length, i) => sum + Number(match[i + 1] ?? 0) * length,
    0,
  );
  return seconds <= LONGEST_DAYS * SECONDS_OF.d ? seconds : undefined;
}

/** The shortest text that {@link parseAge} reads as that many seconds. */
export function formatAge(seconds: number): string {
  let rest = seconds;
  let text = '';
  for (const [unit, length] of Object.entries(SECONDS_OF)) {
    const count = Math.floor(rest / length);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * length;
  }
  return text || '0s';
}
