/**
 * A moment with its date and time zone, `Dec 2, 2026, 9:00 AM UTC`: what is copied
 * from a page is read in other time zones.
 *
 * @param timeZone - that of the reader when absent
 * @returns the text itself where it is no time
 *
 * @public
 */
export function formatTime(
  time: string,
  language: string,
  timeZone?: string,
): string {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return time;
  return new Intl.DateTimeFormat(language, {
    ...{ year: 'numeric', month: 'short', day: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit' },
    ...{ timeZone, timeZoneName: 'short' },
  }).format(at);
}
