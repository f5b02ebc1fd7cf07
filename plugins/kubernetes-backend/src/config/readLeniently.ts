import { z } from 'zod';
import { formatPath } from './formatPath';
import { keysAt, unknownKey } from './unknownKeys';

/** Upper bound of repair rounds: a schema has few levels. */
const MAX_ROUNDS = 20;

const EXPECTED: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'text',
};

export interface LenientOptions {
  /** Below `kubernetes`. */
  readonly path: readonly PropertyKey[];
  readonly warn: (message: string) => void;
  /** Optional keys that are dropped when their value is invalid. */
  readonly optionalKeys?: ReadonlySet<string>;
}

export type LenientResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads a value without its unknown keys and without the optional
 * keys whose value is invalid; each is a warning. Other problems are returned as
 * messages that never quote a value, because it may be a secret.
 */
export function readLeniently<T>(
  schema: z.ZodType<T>,
  given: unknown,
  options: LenientOptions,
): LenientResult<T> {
  const { path, warn, optionalKeys = new Set() } = options;
  const value = structuredClone(given);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return { ok: true, value: parsed.data };
    const { issues } = parsed.error;
    const isBetter = issues
      .map(issue => {
        const where = [...path, ...issue.path];
        if (issue.code === 'unrecognized_keys') {
          const known = keysAt(schema, issue.path);
          return issue.keys
            .map(key => {
              warn(unknownKey(where, key, known));
              return remove(value, [...issue.path, key]);
            })
            .some(Boolean);
        }
        const [key] = issue.path;
        if (!optionalKeys.has(String(key))) return false;
        warn(
          `${formatPath([...path, key])} is ignored: ${
            issue.path.length === 1
              ? `it ${meaning(issue, value)}`
              : words(issue, where, value)
          }`,
        );
        return remove(value, [key]);
      })
      .some(Boolean);
    if (!isBetter) {
      return {
        ok: false,
        problems: issues.map(issue =>
          words(issue, [...path, ...issue.path], value),
        ),
      };
    }
  }
  return { ok: false, problems: [`${formatPath(path)} cannot be read`] };
}

/** Describes what is wrong with one value. */
function words(
  issue: z.core.$ZodIssue,
  where: readonly PropertyKey[],
  root: unknown,
): string {
  return `${formatPath(where)} ${meaning(issue, root)}`;
}

function meaning(issue: z.core.$ZodIssue, root: unknown): string {
  switch (issue.code) {
    case 'invalid_type': {
      const given = valueAt(root, issue.path);
      return given === undefined || given === null
        ? 'is missing. If it comes from an environment variable, check that the variable is set'
        : `must be ${EXPECTED[issue.expected] ?? issue.expected}${hint(given)}`;
    }
    case 'unrecognized_keys':
      return `has unknown keys: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return likeliest(issue.errors, root, issue.path) ?? `is not valid`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    default:
      return /^(is|must) /.test(issue.message)
        ? issue.message
        : `is not valid: ${issue.message}`;
  }
}

/** Describes the problem by the closest of several allowed forms. */
function likeliest(
  errors: readonly (readonly z.core.$ZodIssue[])[],
  root: unknown,
  path: readonly PropertyKey[],
): string | undefined {
  const [nearest] = [...errors].sort((a, b) => a.length - b.length);
  if (!nearest || nearest.length === 0) return undefined;
  const parts = nearest.map(issue => {
    const where = issue.path.map(String).join('.');
    const what = meaning(issue, valueAt(root, path));
    return where === '' ? what : `is not valid: ${where} ${what}`;
  });
  return parts.join('; ');
}

/** A legacy form of Backstage's configuration that it no longer reads. */
function hint(input: unknown): string {
  return typeof input === 'object' && input !== null && '$secret' in input
    ? '; Backstage no longer reads $secret, use ${NAME} with the name of the environment variable'
    : '';
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null
        ? Reflect.get(found, key)
        : undefined,
    root,
  );
}

/** Whether anything was removed. */
function remove(root: unknown, path: readonly PropertyKey[]): boolean {
  const parent = valueAt(root, path.slice(0, -1));
  const last = path[path.length - 1];
  return typeof parent === 'object' && parent !== null && last in parent
    ? Reflect.deleteProperty(parent, last)
    : false;
}
