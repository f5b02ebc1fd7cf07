import type { FieldValue } from './customResource';

type Tree = Record<string, FieldValue>;

const LIST = '[*]';

/**
 * The fields of a custom resource as the object has them: `spec.replicas` becomes
 * `{ spec: { replicas } }`. What the definition does not list is absent; so are items of a
 * list that lack the field.
 *
 * @public
 */
export function nestFields(fields: Readonly<Record<string, FieldValue>>): {
  readonly [key: string]: FieldValue;
} {
  const root: Tree = {};
  for (const [path, value] of Object.entries(fields)) {
    place(root, path.split('.'), value);
  }
  return root;
}

function place(
  tree: Tree,
  [segment, ...rest]: readonly string[],
  value: FieldValue,
): void {
  const isList = segment.endsWith(LIST);
  const key = isList ? segment.slice(0, -LIST.length) : segment;
  if (key === '__proto__') return;
  if (isList) {
    if (isArray(value)) tree[key] = placeItems(tree[key], rest, value);
  } else if (rest.length === 0) {
    tree[key] = value;
  } else {
    const inner = copyTree(tree[key]);
    place(inner, rest, value);
    tree[key] = inner;
  }
}

function placeItems(
  known: FieldValue | undefined,
  rest: readonly string[],
  values: readonly FieldValue[],
): readonly FieldValue[] {
  if (rest.length === 0) return values;
  const before = isArray(known) ? known : [];
  return values.map((value, at) => {
    const item = copyTree(before[at]);
    if (value !== null) place(item, rest, value);
    return item;
  });
}

/** A field that is listed as a whole and in part is kept whole. */
function copyTree(value: FieldValue | undefined): Tree {
  return typeof value === 'object' && value !== null && !isArray(value)
    ? { ...value }
    : {};
}

function isArray(
  value: FieldValue | undefined,
): value is readonly FieldValue[] {
  return Array.isArray(value);
}
