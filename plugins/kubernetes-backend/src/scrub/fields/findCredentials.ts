import { REDACTED } from '../credentialValue';
import { isCredentialField } from './isCredentialField';
import { isFields, nameValue } from './nameValue';

/** Objects have some hundred values; the largest ones would take too long. */
const MAX_VALUES = 5_000;
const MAX_DEPTH = 30;
const MAX_CREDENTIALS = 100;

/** The API server's bookkeeping has names of fields, and none of their values. */
const NO_VALUES = 'managedFields';

/** The credentials of an object or a document, as far as names tell. */
export function findCredentials(value: unknown): readonly string[] {
  const found = new Set<string>();
  let left = MAX_VALUES;
  const visit = (each: unknown, name: string, depth: number): void => {
    left -= 1;
    if (left < 0 || depth > MAX_DEPTH || found.size >= MAX_CREDENTIALS) return;
    if (typeof each === 'string' || typeof each === 'number') {
      const text = String(each);
      if (isShownCredential(name, text)) found.add(text);
    } else {
      for (const [child, called] of children(each, name)) {
        if (left < 0) return;
        visit(child, called, depth + 1);
      }
    }
  };
  visit(value, '', 0);
  return [...found];
}

/** Items and fields, with what they are called. */
function* children(
  value: unknown,
  name: string,
): Generator<readonly [child: unknown, name: string]> {
  if (Array.isArray(value)) {
    for (const item of value) yield [item, name];
  } else if (isFields(value)) {
    for (const key of Object.keys(value)) {
      if (key !== NO_VALUES) yield [value[key], nameValue(key, value, name)];
    }
  }
}

function isShownCredential(name: string, text: string): boolean {
  return !text.startsWith(REDACTED) && isCredentialField(name, text);
}
