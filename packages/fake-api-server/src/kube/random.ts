import { createHash } from 'node:crypto';

/**
 * The SHA-256 of a seed in hexadecimal: the same seed gives the same digits.
 *
 * @public
 */
export function digest(...seed: readonly (string | number)[]): string {
  return createHash('sha256').update(seed.join('\u0000')).digest('hex');
}

/**
 * A number from 0 up to but excluding 1, derived from a seed.
 *
 * @public
 */
export function chance(...seed: readonly (string | number)[]): number {
  return parseInt(digest(...seed).slice(0, 12), 16) / 2 ** 48;
}

/**
 * A UID derived from a seed.
 *
 * @public
 */
export function uid(...seed: readonly (string | number)[]): string {
  const hex = digest('uid', ...seed);
  const variant = '89ab'[parseInt(hex[16], 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
