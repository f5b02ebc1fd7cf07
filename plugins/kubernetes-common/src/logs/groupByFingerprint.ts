import { ErrorFingerprint } from './errorFingerprint';

/**
 * One crash whose log was read.
 *
 * @public
 */
export interface FingerprintedCrash<T> {
  readonly crash: T;
  /** Undefined when the log is empty. */
  readonly error?: ErrorFingerprint;
  /** Killed by the kernel, so its log may not contain the reason. */
  readonly isOutOfMemory?: boolean;
}

/**
 * What the crashes of a group have in common.
 *
 * - `error`: the last error of their logs
 * - `outOfMemory`: the kernel has killed them, whatever they wrote last but of memory
 * - `lastLine`: their logs have no error, and end with the same line
 * - `silent`: their logs say nothing
 *
 * @public
 */
export type FingerprintGroupKind =
  | 'error'
  | 'outOfMemory'
  | 'lastLine'
  | 'silent';

/**
 * Crashes that ended in the same way.
 *
 * @public
 */
export interface FingerprintGroup<T> {
  readonly kind: FingerprintGroupKind;
  /** Only for `error` and `lastLine`. */
  readonly fingerprint?: string;
  /** The line of the first of them. */
  readonly line?: string;
  readonly crashes: readonly T[];
}

/**
 * Groups crashes by what killed them, or else by the fingerprint of their last
 * error or line, the most frequent group first. Unknown crashes come last.
 * Otherwise the order is stable.
 *
 * @public
 */
export function groupByFingerprint<T>(
  crashes: readonly FingerprintedCrash<T>[],
): readonly FingerprintGroup<T>[] {
  const groups = new Map<
    string,
    FingerprintGroup<T> & { readonly crashes: T[] }
  >();
  for (const shaped of crashes) {
    const { crash, error } = shaped;
    const kind = groupKind(shaped);
    const said = kind === 'error' || kind === 'lastLine' ? error : undefined;
    const key = JSON.stringify([kind, said?.fingerprint]);
    const group = groups.get(key);
    if (group) {
      group.crashes.push(crash);
    } else {
      const { fingerprint, line } = said ?? {};
      groups.set(key, { kind, fingerprint, line, crashes: [crash] });
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
}: FingerprintedCrash<unknown>): FingerprintGroupKind {
  // After an out-of-memory kill, the last error is unrelated unless it is about memory.
  if (isOutOfMemory && !(error?.isError && ABOUT_MEMORY.test(error.line))) {
    return 'outOfMemory';
  }
  if (error?.isError) return 'error';
  return error ? 'lastLine' : 'silent';
}
