/** Maximum length of a checked text. */
const LOOKED_AT = 10_000;

/** Shorter secrets may occur in ordinary text. */
const TELLING = 6;

/** Patterns of credentials. */
const SHAPES: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY/,
  /\beyJ[\w-]{8,200}\./,
  /\bBearer [\w.~+/-]{8}/i,
  /(?:token|password|passwd|secret|api[_-]?key)["']?[=:] ?["']?[\w.~+/-]{6}/i,
];

/** Keys whose values are credentials, as in `authMetadata`. */
const SECRET_KEY =
  /token$|password|passwd|secret|credentials?$|private[_-]?key|api[_-]?key/i;

/** Whether a text contains one of these secrets, or something that looks like one. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  const start = text.slice(0, LOOKED_AT);
  return (
    secrets.some(secret => secret !== '' && start.includes(secret)) ||
    SHAPES.some(shape => shape.test(start))
  );
}

/** Whether a value under this key counts as a credential. */
export function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key);
}

/** The values of a cluster's `authMetadata` that are secret by their keys. */
export function secretValues(
  authMetadata: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(authMetadata).flatMap(([key, value]) =>
    typeof value === 'string' && value.length >= TELLING && isSecretKey(key)
      ? [value]
      : [],
  );
}
