import { FieldValue } from '@podlight/backstage-plugin-kubernetes-common';
import { isNeverShown } from '../../read/podAnnotations';
import {
  Fields,
  isFields,
  nameValue,
  scrubArguments,
  scrubField,
  scrubStrings,
} from '../../scrub';

/** What may still be copied of one object. */
export interface CopyBudget {
  bytes: number;
  values: number;
}

const MAX_DEPTH = 10;

/** What the API server keeps for itself, and what becomes a Secret. */
export const NEVER_SENT: ReadonlySet<string> = new Set([
  'managedFields',
  'stringData',
]);

/** A key that is no data in JavaScript. */
const PROTOTYPE = '__proto__';

/** There is more than may be sent. */
export class TooMuchError extends Error {
  override readonly name = 'TooMuchError';
}

/**
 * Copies a value without what never leaves the backend, such as a text whose name says
 * that it is a credential.
 *
 * @param name - what the value is called
 * @throws {@link TooMuchError} where it does not fit into the budget, which is then used up
 */
export function copyValue(
  value: unknown,
  name: string,
  budget: CopyBudget,
  depth = 0,
): FieldValue {
  if (depth > MAX_DEPTH) throw new TooMuchError('is nested too deeply');
  spend(budget, 2);
  if (typeof value === 'string') {
    spend(budget, Buffer.byteLength(value), 0);
    return scrubField(name, value);
  }
  if (typeof value === 'number') {
    spend(budget, 4, 0);
    const text = String(value);
    const scrubbed = scrubField(name, text);
    return scrubbed === text ? value : scrubbed;
  }
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) {
    return copyList(value, name, budget, depth);
  }
  return isFields(value) ? copyFields(value, name, budget, depth) : null;
}

/** @param command - the command that the items are arguments of */
function copyList(
  list: readonly unknown[],
  name: string,
  budget: CopyBudget,
  depth: number,
  command?: unknown,
): FieldValue {
  // Each item costs at least two bytes, so that more do not fit.
  if (list.length > budget.values) throw new TooMuchError('is too large');
  const words = Array.isArray(command)
    ? scrubArguments(list, command)
    : scrubArguments(list);
  return words.map(item => copyValue(item, name, budget, depth + 1));
}

function copyFields(
  fields: Fields,
  name: string,
  budget: CopyBudget,
  depth: number,
): FieldValue {
  const copy: Record<string, FieldValue> = {};
  for (const key in fields) {
    if (!Object.hasOwn(fields, key) || key === PROTOTYPE) continue;
    if (NEVER_SENT.has(key)) continue;
    if (name === 'annotations' && isNeverShown(key)) continue;
    spend(budget, Buffer.byteLength(key) + 4);
    const called = nameValue(key, fields, name);
    const value = fields[key];
    copy[scrubStrings(key)] =
      key === 'args' && Array.isArray(value)
        ? copyList(value, called, budget, depth + 1, fields.command)
        : copyValue(value, called, budget, depth + 1);
  }
  return copy;
}

function spend(budget: CopyBudget, bytes: number, values = 1): void {
  budget.bytes -= bytes;
  budget.values -= values;
  if (budget.bytes < 0 || budget.values < 0) {
    throw new TooMuchError('is too large');
  }
}
