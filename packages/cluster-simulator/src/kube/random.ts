import { createHash } from 'node:crypto';

/** Same words, same digits: everything that looks random is a function of what it belongs to. */
export function digest(...seed: readonly (string | number)[]): string {
  return createHash('sha256').update(seed.join('\u0000')).digest('hex');
}

/** A number from 0 up to, not including, 1. */
export function chance(...seed: readonly (string | number)[]): number {
  return parseInt(digest(...seed).slice(0, 12), 16) / 2 ** 48;
}

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

/** Kubernetes leaves out vowels and look-alikes in what it makes up. */
const SAFE = 'bcdfghjklmnpqrstvwxz2456789';

/** The letters behind the last dash of a pod's name. */
export function nameSuffix(
  length: number,
  ...seed: readonly (string | number)[]
): string {
  const hex = digest('name', ...seed);
  let suffix = '';
  for (let index = 0; index < length; index++) {
    suffix +=
      SAFE[parseInt(hex.slice(index * 4, index * 4 + 4), 16) % SAFE.length];
  }
  return suffix;
}
