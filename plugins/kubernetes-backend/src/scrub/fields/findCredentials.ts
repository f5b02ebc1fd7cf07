import { REDACTED } from '../valueOf';
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
    if (Array.isArray(each)) {
      for (const item of each) {
        if (left < 0) return;
        visit(item, name, depth + 1);
      }
    } else if (isFields(each)) {
      for (const key in each) {
        if (left < 0) return;
        if (!Object.hasOwn(each, key) || key === NO_VALUES) continue;
        visit(each[key], nameValue(key, each, name), depth + 1);
      }
    } else if (typeof each === 'string' || typeof each === 'number') {
      const text = String(each);
      const isHidden = text.startsWith(REDACTED);
      if (!isHidden && isCredentialField(name, text)) found.add(text);
    }
  };
  visit(value, '', 0);
  return [...found];
}
