/** `1.5Gi`, `250m`, `1e3`: a number, then a suffix or an exponent. */
const QUANTITY =
  /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([KMGTPE]i|[numkMGTPE])|[eE]([+-]?\d{1,3}))?$/;

/** The API server writes fewer than twenty characters, so longer ones are hostile. */
const MAX_LENGTH = 64;

const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** Powers of a thousand. */
const DECIMAL: Readonly<Record<string, number>> = {
  n: -3,
  u: -2,
  m: -1,
  k: 1,
  M: 2,
  G: 3,
  T: 4,
  P: 5,
  E: 6,
};

/**
 * The number that a Kubernetes quantity stands for: cores for `250m` of CPU,
 * bytes for `64Mi` of memory. Undefined where the text is no quantity.
 *
 * @remarks
 * The grammar is that of `k8s.io/apimachinery/pkg/api/resource`. Never throws.
 *
 * @public
 */
export function parseQuantity(quantity: string): number | undefined {
  if (quantity.length > MAX_LENGTH) return undefined;
  const match = QUANTITY.exec(quantity);
  if (!match) return undefined;
  const [, digits, suffix, exponent] = match;
  const value = scale(Number(digits), suffix, exponent);
  return Number.isFinite(value) ? value : undefined;
}

function scale(
  value: number,
  suffix: string | undefined,
  exponent: string | undefined,
): number {
  if (exponent !== undefined) return value * 10 ** Number(exponent);
  if (suffix === undefined) return value;
  const binary = BINARY.indexOf(suffix);
  if (binary >= 0) return value * 1024 ** (binary + 1);
  const power = DECIMAL[suffix];
  // A division is exact where a multiplication by 0.001 is not.
  return power < 0 ? value / 1000 ** -power : value * 1000 ** power;
}
