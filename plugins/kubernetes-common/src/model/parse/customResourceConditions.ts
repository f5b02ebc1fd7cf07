import type { CustomResourceCondition } from '../customResource';
import { parseCondition } from './condition';
import { isListOfThePast, isOfThePast } from './customResourcePast';
import { items, json, Json, MAX_ENTRIES, ownEntries } from './readers';

/** More than any controller writes; each condition is sent to every viewer. */
const MAX_CONDITIONS = 30;

/** Each is sent to every viewer. */
const MAX_PART_CONDITIONS = 60;

type Conditions = readonly CustomResourceCondition[];

/** The conditions of an object: a list, a map by their types, or one only. */
export function parseConditions(status: Json): Conditions {
  const { conditions, condition } = status;
  if (Array.isArray(conditions)) {
    return items(conditions, parseCondition).slice(0, MAX_CONDITIONS);
  }
  const byType = ownEntries(json(conditions)).slice(0, MAX_CONDITIONS);
  if (byType.length > 0) return items(byType, parseEntry);
  // `status.condition` has a status of its own, which a word such as a phase has not.
  return json(condition).status === undefined
    ? []
    : items([condition], parseCondition);
}

/** What a condition can be in one word: any other may be a secret of a map that has no conditions. */
const STATUS = /^(?:true|false|unknown)$/i;

/** `Ready: { status: 'True' }`, `Ready: true`. */
function parseEntry(entry: unknown): CustomResourceCondition | undefined {
  const [type, value] = entry as readonly [string, unknown];
  const { status } = json(value);
  if (status !== undefined) return parseCondition({ type, ...json(value) });
  const isStatus =
    typeof value === 'boolean' ||
    (typeof value === 'string' && STATUS.test(value));
  return isStatus ? parseCondition({ type, status: value }) : undefined;
}

/** `status.parents[*].conditions`, `status.listeners[*].conditions`, `status.server.conditions`. */
export function parsePartConditions(status: Json): Conditions {
  const parts = ownEntries(status)
    .filter(
      ([key, value]) =>
        key !== 'conditions' &&
        !(Array.isArray(value) ? isListOfThePast(key) : isOfThePast(key)),
    )
    .flatMap(([, value]) =>
      Array.isArray(value) ? value.slice(0, MAX_ENTRIES) : [value],
    )
    .filter(part => typeof part === 'object' && part !== null)
    // Of all lists together.
    .slice(0, MAX_ENTRIES)
    .flatMap(part => items(json(part).conditions, parseCondition));
  return withinBound([...parts, ...parseOtherLists(status)]);
}

/** Of many that say the same the first is enough, so that none that says something else is left out. */
function withinBound(conditions: Conditions): Conditions {
  if (conditions.length <= MAX_PART_CONDITIONS) return conditions;
  const distinct = new Map<string, CustomResourceCondition>();
  for (const condition of conditions) {
    const { type, status, reason } = condition;
    const key = JSON.stringify([type, status, reason]);
    if (!distinct.has(key)) distinct.set(key, condition);
  }
  return [...distinct.values()].slice(0, MAX_PART_CONDITIONS);
}

/** `status.outputConditions`, which are about parts. */
function parseOtherLists(status: Json): Conditions {
  return ownEntries(status)
    .filter(([key]) => key.endsWith('Conditions') && !isOfThePast(key))
    .flatMap(([, list]) => items(list, parseCondition));
}
