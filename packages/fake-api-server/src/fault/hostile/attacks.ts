/**
 * What an API server does that an attacker controls. Unlike other faults, these are meant to harm
 * the client.
 *
 * @public
 */
export const ATTACKS = [
  /** Pages without end, each with a `continue` token. */
  'endlessList',
  /** Everything at once, whatever `limit` says. */
  'onePage',
  /** A watch that adds objects as fast as the client reads. */
  'addedStorm',
  /** A watch with one line that never ends. */
  'endlessLine',
  /** One object of a gigabyte. */
  'hugeObject',
  /** Single bytes at intervals shorter than any idle timeout. */
  'drip',
  /** Endlessly nested JSON. */
  'deepJson',
  /** Objects of other namespaces, kinds and services, invalid names, and duplicates. */
  'foreign',
  /** Each request ends with a reset of its connection. */
  'rstLoop',
  /** Each response is followed by GOAWAY for its HTTP/2 connection. */
  'goawayLoop',
  /** A header over HTTP/2 that never ends. */
  'continuationFlood',
] as const;

/**
 * One of {@link ATTACKS}.
 *
 * @public
 */
export type Attack = (typeof ATTACKS)[number];

/** Whether the attack starts before any request. */
export function isConnectionAttack(attack: Attack): boolean {
  return attack === 'continuationFlood';
}
