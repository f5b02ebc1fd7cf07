import type { FieldValue } from './customResource';

/** Deeper paths are no fields of a Kubernetes object. */
const MAX_SEGMENTS = 32;

const ITEMS = '[*]';

/** `.key`, `['key.with/dots']` or `[*]`. */
const SEGMENT = /(?:^|\.)([^.[\]]+)|\[(?:'([^'\]]+)'|"([^"\]]+)"|\*)\]/y;

/** Would change the prototype instead of adding a field. */
const FORBIDDEN = '__proto__';

type Container = { [key: string]: FieldValue } | FieldValue[];

/**
 * Puts fields together to the object that they were read from, as far as listed.
 *
 * @remarks
 * A path with `[*]` has the values of all items, null where an item has none. A
 * path that can't be read is left out.
 *
 * @param fields - by path: `spec.replicas`, `status.conditions[*].reason`
 * @public
 */
export function nestFields(
  fields: Readonly<Record<string, FieldValue>>,
): Readonly<Record<string, FieldValue>> {
  const root: { [key: string]: FieldValue } = {};
  const own = new WeakSet<object>([root]);
  // A whole object comes before its parts.
  const entries = Object.entries(fields).sort(
    ([a], [b]) => a.length - b.length,
  );
  for (const [path, value] of entries) {
    const segments = splitPath(path);
    if (segments) put(root, segments, value, own);
  }
  return root;
}

function splitPath(path: string): readonly string[] | undefined {
  const segments: string[] = [];
  SEGMENT.lastIndex = 0;
  while (SEGMENT.lastIndex < path.length) {
    const found = SEGMENT.exec(path);
    if (!found) return undefined;
    segments.push(found[1] ?? found[2] ?? found[3] ?? ITEMS);
  }
  const [first = ITEMS] = segments;
  return segments.length > MAX_SEGMENTS ||
    first === ITEMS ||
    segments.includes(FORBIDDEN)
    ? undefined
    : segments;
}

function put(
  into: Container,
  [first, ...rest]: readonly string[],
  value: FieldValue,
  own: WeakSet<object>,
): void {
  if (first === ITEMS) {
    if (!Array.isArray(into) || !Array.isArray(value)) return;
    value.forEach((item, index) => {
      if (rest.length === 0) into[index] = item;
      else putInto(into, String(index), rest, item, own);
    });
  } else if (Array.isArray(into)) {
    return;
  } else if (rest.length === 0) {
    // Null stands for an item without the field.
    if (value !== null) into[first] = value;
  } else {
    putInto(into, first, rest, value, own);
  }
}

function putInto(
  into: Container,
  key: string,
  rest: readonly string[],
  value: FieldValue,
  own: WeakSet<object>,
): void {
  const target = into as { [key: string]: FieldValue };
  const known = Object.hasOwn(target, key) ? target[key] : undefined;
  const next = ownContainer(known, rest[0] === ITEMS, own);
  target[key] = next;
  put(next, rest, value, own);
}

/** A container that may be changed: values as they were sent are left alone. */
function ownContainer(
  known: FieldValue | undefined,
  isList: boolean,
  own: WeakSet<object>,
): Container {
  if (isContainer(known) && Array.isArray(known) === isList) {
    if (own.has(known)) return known;
    const copy: Container = Array.isArray(known) ? [...known] : { ...known };
    own.add(copy);
    return copy;
  }
  const empty: Container = isList ? [] : {};
  own.add(empty);
  return empty;
}

function isContainer(value: FieldValue | undefined): value is Container {
  return typeof value === 'object' && value !== null;
}
