/** What the objects of a kind own, by owner references. */
type Kinds = Readonly<
  Record<string, readonly [plural: string, ...owns: readonly string[]]>
>;

/** A product of which the conditions, or one word of the status, say all. */
export interface Product {
  readonly group: string;
  readonly docs: string;
  readonly kinds: Kinds;
}

/** Owns pods, or what has pods. */
export const PODS = 'workloads';
