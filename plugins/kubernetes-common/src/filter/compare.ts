/** @public */
export type Comparison = '<' | '<=' | '=' | '>=' | '>';

const COMPARISONS: readonly Comparison[] = ['<', '<=', '=', '>=', '>'];

/** Without a sign, numbers are to be equal. */
export function readComparison(sign: string | undefined): Comparison {
  return COMPARISONS.find(each => each === sign) ?? '=';
}

/** NaN is neither more nor less. */
export function compare(
  actual: number,
  comparison: Comparison,
  wanted: number,
): boolean {
  switch (comparison) {
    case '<':
      return actual < wanted;
    case '<=':
      return actual <= wanted;
    case '>':
      return actual > wanted;
    case '>=':
      return actual >= wanted;
    default:
      return actual === wanted;
  }
}
