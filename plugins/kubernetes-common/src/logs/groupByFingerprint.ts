import { ErrorFingerprint } from './errorFingerprint';

/**
 * One crash whose log was read.
 *
 * @public
 */
export interface FingerprintedCrash<T> {
  readonly crash: T;
  /** Undefined when the log says nothing. */
  readonly error?: ErrorFingerprint;
  /** The kernel has killed it, so its log need not say why it ended. */
  readonly isOutOfMemory?: boolean;
}

/**
 * What crashes have in common.
 *
 * - `error`: the last error of their logs
 * - `outOfMemory`: the kernel has killed them, whatever they wrote last but of memory
 * - `lastLine`: their logs have no error, and end with the same line
 * - `silent`: their logs say nothing
 *
 * @public
 */
export type ShapeGroupKind = 'error' | 'outOfMemory' | 'lastLine' | 'silent';

/**
 * Crashes that ended in the same way.
 *
 * @public
 */
export interface ShapeGroup<T> {
  readonly kind: ShapeGroupKind;
  /** Only of an `error` and a `lastLine`. */
  readonly shape?: string;
  /** The line of the first of them. */
  readonly line?: string;
  readonly crashes: readonly T[];
}

/**
 * Groups crashes by how they ended: by what killed them, else by the shape of
 * their last error or their last line, the most frequent first; those of which
 * nothing is known come last. Otherwise the order stays.
 *
 * @public
 */
export function groupByFingerprint<T>(
  crashes: readonly FingerprintedCrash<T>[],
): readonly ShapeGroup<T>[] {
  const groups = new Map<string, ShapeGroup<T> & { readonly crashes: T[] }>();
  for (const shaped of crashes) {
    const { crash, error } = shaped;
    const kind = groupKind(shaped);
    const said = kind === 'error' || kind === 'lastLine' ? error : undefined;
    const key = JSON.stringify([kind, said?.shape]);
    const group = groups.get(key);
    if (group) {
      group.crashes.push(crash);
    } else {
      const { shape, line } = said ?? {};
      groups.set(key, { kind, shape, line, crashes: [crash] });
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(a.kind === 'silent') - Number(b.kind === 'silent') ||
      b.crashes.length - a.crashes.length,
  );
}

const ABOUT_MEMORY = /out ?of ?memory|heap|cannot allocate/i;

function groupKind({
  error,
  isOutOfMemory = false,
}: FingerprintedCrash<unknown>): ShapeGroupKind {
  // What it was busy with when the kernel came did not end it, unless that was about memory, too.
  if (isOutOfMemory && !(error?.isError && ABOUT_MEMORY.test(error.line))) {
    return 'outOfMemory';
  }
  if (error?.isError) return 'error';
  return error ? 'lastLine' : 'silent';
}
