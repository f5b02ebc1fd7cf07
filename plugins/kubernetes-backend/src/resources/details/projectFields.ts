import { FieldValue } from '@podlight/backstage-plugin-kubernetes-common';
import { scrubArguments } from '../../scrub';
import { findValues } from '../paths/findValues';
import { EACH, FieldPath } from '../paths/parsePath';
import { copyValue, TooMuchError } from './copyValue';

/** Of one object, and sent to each viewer with each change. */
const MAX_BYTES = 8 * 1024;
const MAX_VALUES = 500;

export interface ProjectedFields {
  readonly fields?: Readonly<Record<string, FieldValue>>;
  readonly omittedFields?: readonly string[];
}

/**
 * The listed fields of an object, by path, without credentials. A field that does not
 * fit any more is left out as a whole: a part of it could say something else.
 */
export function projectFields(
  raw: unknown,
  paths: readonly FieldPath[],
): ProjectedFields {
  let left = { bytes: MAX_BYTES, values: MAX_VALUES };
  const fields: Record<string, FieldValue> = {};
  const omittedFields: string[] = [];
  for (const path of paths) {
    const budget = { ...left };
    try {
      const value = project(raw, path, budget);
      if (value === undefined) continue;
      fields[path.text] = value;
      left = budget;
    } catch (error) {
      if (!(error instanceof TooMuchError)) throw error;
      omittedFields.push(path.text);
    }
  }
  return {
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(omittedFields.length > 0 && { omittedFields }),
  };
}

/** A list where the path names the items of one. */
function project(
  raw: unknown,
  path: FieldPath,
  budget: { bytes: number; values: number },
): FieldValue | undefined {
  budget.bytes -= path.text.length;
  const values: FieldValue[] = [];
  let isThere = false;
  for (const { value, name } of findValues(raw, path)) {
    isThere ||= value !== undefined;
    values.push(copyValue(value, name, budget));
  }
  if (!isThere) return undefined;
  // An argument may be the value of the one before it.
  return path.steps.includes(EACH) ? scrubArguments(values) : values[0];
}
