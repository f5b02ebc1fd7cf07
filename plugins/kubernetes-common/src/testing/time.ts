/**
 * The moment at which the objects of the builders are looked at.
 *
 * @public
 */
export const FIXTURE_NOW = new Date('2026-08-20T10:00:00Z');

/**
 * An RFC 3339 time in whole seconds, as Kubernetes writes it.
 *
 * @param seconds - how long before `now`; negative for the future.
 * @public
 */
export function secondsAgo(seconds: number, now: Date = FIXTURE_NOW): string {
  return new Date(now.getTime() - seconds * 1_000)
    .toISOString()
    .replace(/\.\d{3}Z$/, 'Z');
}
