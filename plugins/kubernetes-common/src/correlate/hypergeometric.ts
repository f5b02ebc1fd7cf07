/** Logarithms of factorials, grown on demand; sums of logarithms stay exact enough for thousands of pods. */
const logFactorials: number[] = [0];

function logFactorial(n: number): number {
  for (let i = logFactorials.length; i <= n; i++) {
    logFactorials.push(logFactorials[i - 1] + Math.log(i));
  }
  return logFactorials[n];
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** An urn: `total` balls of which `marked` are marked, and `drawn` are taken out. */
export interface Urn {
  readonly total: number;
  readonly marked: number;
  readonly drawn: number;
}

/**
 * The chance of at least `hits` marked balls among those drawn: Fisher's exact
 * test, one-sided.
 */
export function upperTail(urn: Urn, hits: number): number {
  const { total, marked, drawn } = urn;
  const most = Math.min(marked, drawn);
  const least = Math.max(hits, drawn + marked - total, 0);
  const logAll = logChoose(total, drawn);
  let chance = 0;
  for (let k = least; k <= most; k++) {
    chance += Math.exp(
      logChoose(marked, k) + logChoose(total - marked, drawn - k) - logAll,
    );
  }
  return Math.min(1, chance);
}

/** The smallest chance that any outcome can have: what the test could show at best. */
export function smallestTail(urn: Urn): number {
  return upperTail(urn, Math.min(urn.marked, urn.drawn));
}
