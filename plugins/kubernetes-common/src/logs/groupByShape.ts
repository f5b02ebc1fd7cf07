import { ErrorShape } from './errorShape';

/**
 * One crash whose log was read.
 *
 * @public
 */
export interface ShapedCrash<T> {
  readonly crash: T;
  /** Undefined when the log says nothing. */
  readonly error?: ErrorShape;
}

/**
 * Crashes that ended with the same error.
 *
 * @public
 */
export interface ShapeGroup<T> {
  /** Undefined for those whose logs say nothing. */
  readonly shape?: string;
  /** The line of the first of them. */
  readonly line?: string;
  readonly crashes: readonly T[];
}

/**
 * Groups crashes by the shape of their last error, the most frequent first;
 * those that say nothing come last. Otherwise the order stays.
 *
 * @public
 */
export function groupByShape<T>(
  crashes: readonly ShapedCrash<T>[],
): readonly ShapeGroup<T>[] {
  const groups = new Map<
    string | undefined,
    { readonly line?: string; readonly crashes: T[] }
  >();
  for (const { crash, error } of crashes) {
    const group = groups.get(error?.shape);
    if (group) group.crashes.push(crash);
    else groups.set(error?.shape, { line: error?.line, crashes: [crash] });
  }
  return [...groups]
    .map(([shape, group]) => ({ shape, ...group }))
    .sort(
      (a, b) =>
        Number(a.shape === undefined) - Number(b.shape === undefined) ||
        b.crashes.length - a.crashes.length,
    );
}
