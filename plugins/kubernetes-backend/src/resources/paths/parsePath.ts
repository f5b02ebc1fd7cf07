/** A field of an object, or of each item of a list. */
export interface FieldPath {
  /** As it was written. */
  readonly text: string;
  /** Keys, and {@link EACH} for the items of a list. */
  readonly steps: readonly PathStep[];
}

export const EACH = Symbol('each item');

export type PathStep = string | typeof EACH;

const ROOTS: readonly PathStep[] = ['metadata', 'spec', 'status'];

/** Longer ones are mistakes, and each is sent with its value. */
const MAX_LENGTH = 200;

const FIRST = /^[A-Za-z]+/;
/** `.key`, `['key.with/dots']` or `[*]`. */
const STEP = /\.([A-Za-z_$][\w$-]*)|\[(?:'([^'\]]+)'|"([^"\]]+)"|(\*))\]/y;

/**
 * Parses a path such as `status.conditions[*].reason`.
 *
 * @throws Error that says what is wrong
 */
export function parsePath(text: string): FieldPath {
  if (text.length > MAX_LENGTH) {
    throw new Error(`is longer than ${MAX_LENGTH} characters`);
  }
  const root = FIRST.exec(text)?.[0] ?? '';
  if (!ROOTS.includes(root)) {
    throw new Error(`'${text}' must start with spec, status or metadata`);
  }
  const steps: PathStep[] = [root];
  STEP.lastIndex = root.length;
  while (STEP.lastIndex < text.length) {
    const from = STEP.lastIndex;
    const found = STEP.exec(text);
    if (!found) {
      throw new Error(
        `'${text}' is no path: '${text.slice(
          from,
        )}' is neither .field, ['field'] nor [*]`,
      );
    }
    steps.push(found[4] ? EACH : found[1] ?? found[2] ?? found[3]);
  }
  return { text, steps };
}
