import { Cron } from 'croner';

/** Longer than any real schedule; the API server accepts megabytes. */
const MAX_SCHEDULE_LENGTH = 256;
/** The syntax for time zones before `spec.timeZone`. */
const ZONE_PREFIX = /^(?:CRON_)?TZ=(\S+)\s+/;
/** The controller manager's default time zone. */
const DEFAULT_ZONE = 'UTC';

/**
 * The next times of a schedule, at most that many. Empty for an unreadable
 * schedule, and for `@every 5m`, which has no fixed times.
 */
export function dueTimes(
  schedule: string,
  timeZone: string | undefined,
  after: Date,
  count: number,
): readonly Date[] {
  if (schedule.length > MAX_SCHEDULE_LENGTH) return [];
  const [prefix, prefixZone] = ZONE_PREFIX.exec(schedule) ?? [''];
  try {
    return new Cron(schedule.slice(prefix.length), {
      mode: '5-part',
      timezone: timeZone ?? prefixZone ?? DEFAULT_ZONE,
    }).nextRuns(count, after);
  } catch {
    // The controller decides what is valid and reports it in an event.
    return [];
  }
}
