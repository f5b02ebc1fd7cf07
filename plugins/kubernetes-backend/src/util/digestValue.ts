import { createHmac, randomBytes } from 'node:crypto';

/** Of this process alone: without it, a short password could be guessed from its digest. */
const KEY = randomBytes(32);

/** Of the digest in base64url: 72 bits, so that two values of one name do not meet by chance. */
const LENGTH = 12;

/** Equal for equal values in this process; the value cannot be found from it. */
export function digestValue(value: string): string {
  return createHmac('sha256', KEY)
    .update(value)
    .digest('base64url')
    .slice(0, LENGTH);
}
