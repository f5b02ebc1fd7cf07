/** `1.5Gi`, `250m`, `2`: a number and, maybe, a suffix. */
const QUANTITY = /^(\d+(?:\.\d+)?)([KMGTPE]i|[numkMGTPE])?$/;

const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Cores for `250m` of CPU, bytes for `64Mi` of memory; undefined for anything else. */
export function parseQuantity(text: string): number | undefined {
  const [, digits, suffix] = QUANTITY.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return Number(digits) * (suffix ? FACTORS[suffix] : 1);
}
