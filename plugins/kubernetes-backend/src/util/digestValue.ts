import { hash, randomBytes } from 'node:crypto';

/** Of this process alone: without it, a short password could be guessed from its digest. */
const KEY = randomBytes(32).toString('base64');

/** In base64url: 72 bits, so that two values of one name do not meet by chance. */
const LENGTH = 12;

/**
 * Equal for equal values in this process; the value cannot be found from it.
 *
 * @remarks A template has dozens of values, for each of which `createHmac` takes
 * twenty times as long. What HMAC adds to a hash with a key in front is safety for
 * whole digests that others may see and extend; these are cut, and never leave.
 */
export function digestValue(value: string): string {
  return hash('sha256', KEY + value, 'base64url').slice(0, LENGTH);
}
