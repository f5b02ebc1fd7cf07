import { isFields, nameValue } from '../../scrub';
import { EACH, FieldPath } from './parsePath';

/** A value, and the name that says what it is. */
export interface FoundValue {
  /** Undefined where an item of a list lacks the field. */
  readonly value: unknown;
  /** The last key; for the value of an environment variable, the variable's name. */
  readonly name: string;
}

/** Finds what a path names, item by item; nothing where the field is absent. */
export function* findValues(
  object: unknown,
  path: FieldPath,
): Generator<FoundValue> {
  yield* walk({ value: object, name: '' }, path, 0);
}

/** The first value of a path; undefined when absent. */
export function findValue(object: unknown, path: FieldPath): unknown {
  for (const { value } of findValues(object, path)) {
    if (value !== undefined) return value;
  }
  return undefined;
}

function* walk(
  found: FoundValue,
  path: FieldPath,
  from: number,
): Generator<FoundValue> {
  let current = found;
  for (let at = from; at < path.steps.length; at += 1) {
    const step = path.steps[at];
    if (step === EACH) {
      if (!Array.isArray(current.value)) return;
      for (const value of current.value) {
        yield* walkItem({ value, name: current.name }, path, at + 1);
      }
      return;
    }
    const fields = current.value;
    if (!isFields(fields) || !Object.hasOwn(fields, step)) return;
    current = {
      value: fields[step],
      name: nameValue(step, fields, current.name),
    };
  }
  yield current;
}

/** So that the values of two paths over the same list belong together. */
function* walkItem(
  item: FoundValue,
  path: FieldPath,
  from: number,
): Generator<FoundValue> {
  let isFound = false;
  for (const found of walk(item, path, from)) {
    isFound = true;
    yield found;
  }
  const isNested = path.steps.indexOf(EACH, from) >= 0;
  if (!isFound && !isNested) yield { value: undefined, name: '' };
}
