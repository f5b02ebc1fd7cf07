import { Cron } from 'croner';

/** Longer than any that a person writes; the API server takes megabytes. */
const MAX_SCHEDULE_LENGTH = 256;
/** How a zone was given before `spec.timeZone`. */
const ZONE_PREFIX = /^(?:CRON_)?TZ=(\S+)\s+/;
/** That of the controller manager, where it is not told otherwise. */
const DEFAULT_ZONE = 'UTC';

/**
 * When a schedule is due after a moment: that many times, or fewer if it has no
 * more. None for what cannot be read, such as `@every 5m`, which has no fixed
 * times.
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
    // The API server has its own opinion of what is valid, and tells it in an event.
    return [];
  }
}
