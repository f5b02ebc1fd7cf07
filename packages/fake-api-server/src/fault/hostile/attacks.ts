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
  /** A watch that adds objects as fast as they are taken. */
  'addedStorm',
  /** A watch with one line that never ends. */
  'endlessLine',
  /** One object of a gigabyte. */
  'hugeObject',
  /** A byte now and then, so that no deadline between two of them passes. */
  'drip',
  /** Brackets in brackets. */
  'deepJson',
  /** Objects of other namespaces, kinds and services, names that are none, and the same one again and again. */
  'foreign',
  /** Each request ends with a reset of its connection. */
  'rstLoop',
  /** Each request is answered, and its HTTP/2 connection is not wanted any more. */
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

/** It begins before there is any request. */
export function isConnectionAttack(attack: Attack): boolean {
  return attack === 'continuationFlood';
}
