import { Json, json } from '../readers';
import { FactWriter, scalar } from './FactWriter';

/** The scalars of an object, by dotted paths; of a list, its items. */
export function writeFlat(
  facts: FactWriter,
  field: 'securityContext',
  container: string,
  object: Json,
  prefix: string = '',
): void {
  for (const [key, value] of Object.entries(object)) {
    const path = prefix + key;
    if (Array.isArray(value)) {
      const list = value.flatMap(item => scalar(item) ?? []).sort();
      if (list.length === value.length) {
        facts.show(field, container, path, list.join(', '));
      } else facts.hide(field, container, path, value);
    } else if (typeof value === 'object' && value !== null) {
      // A security context has two levels.
      if (prefix.split('.').length > 3)
        facts.hide(field, container, path, value);
      else writeFlat(facts, field, container, json(value), `${path}.`);
    } else facts.show(field, container, path, value);
  }
}

/** Fields that this version does not know: compared, and not shown. */
export function writeRest(
  facts: FactWriter,
  container: string,
  object: Json,
  written: ReadonlySet<string>,
): void {
  for (const [key, value] of Object.entries(object)) {
    if (written.has(key) || isEmpty(value)) continue;
    facts.hide('other', container, key, value);
  }
}

/** Whether a field means the same as none. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
