/**
 * The moment at which the objects of the builders are looked at.
 *
 * @public
 */
export const FIXTURE_NOW = new Date('2026-08-20T10:00:00Z');

/**
 * `metav1.Time`: RFC 3339 in whole seconds.
 *
 * @public
 */
export function rfc3339(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/**
 * `metav1.MicroTime`: RFC 3339 with microseconds.
 *
 * @public
 */
export function rfc3339Micro(time: Date): string {
  return `${time.toISOString().slice(0, -1)}000Z`;
}

/**
 * A time as Kubernetes writes it.
 *
 * @param seconds - how long before `now`; negative for the future.
 * @public
 */
export function secondsAgo(seconds: number, now: Date = FIXTURE_NOW): string {
  return rfc3339(new Date(now.getTime() - seconds * 1_000));
}
