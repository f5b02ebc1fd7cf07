/** As much of a text as is looked through. */
const LOOKED_AT = 10_000;

/** Shorter ones are words that may be anywhere. */
const TELLING = 6;

/** What nothing but a credential looks like. */
const SHAPES: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY/,
  /\beyJ[\w-]{8,200}\./,
  /\bBearer [\w.~+/-]{8}/i,
  /(?:token|password|passwd|secret|api[_-]?key)["']?[=:] ?["']?[\w.~+/-]{6}/i,
];

/** Keys whose values are credentials, as in `authMetadata`. */
const SECRET_KEY =
  /token$|password|passwd|secret|credentials?$|private[_-]?key|api[_-]?key/i;

/** Whether a text holds one of these secrets, or something of the shape of one. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  const start = text.slice(0, LOOKED_AT);
  return (
    secrets.some(secret => secret !== '' && start.includes(secret)) ||
    SHAPES.some(shape => shape.test(start))
  );
}

/** Whether a value under this key is to be taken for a credential. */
export function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key);
}

/** What of a cluster's `authMetadata` is secret, by its keys. */
export function secretValues(
  authMetadata: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(authMetadata).flatMap(([key, value]) =>
    typeof value === 'string' && value.length >= TELLING && isSecretKey(key)
      ? [value]
      : [],
  );
}
