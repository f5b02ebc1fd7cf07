/** Schemas of patches, derived from the schemas of the results. */
import { z } from 'zod';
import { RowChange, RowsPatch, SentRow } from './patchTypes';

type Shape = Readonly<Record<string, z.ZodType>>;

/** A full row, or a merge patch for a known row. */
export function sentRowSchema<Row>(
  schema: z.ZodType<Row>,
): z.ZodType<SentRow<Row>> {
  const like = z.strictObject({
    like: z.number().int().nonnegative(),
    ...mergePatchShape(objectShape(schema)),
  });
  return castSchema<SentRow<Row>>(z.union([schema, like]));
}

/** @param change - in place of the plain change of a row */
export function rowsPatchSchema<Row, Change = RowChange<Row>>(
  row: z.ZodType<Row>,
  change: z.ZodType<Change>,
): z.ZodType<RowsPatch<Row, Change>> {
  return z.strictObject({
    removed: z.array(z.string()).optional(),
    changed: z.array(change).optional(),
    added: z
      .array(
        z.strictObject({
          at: z.number().int().nonnegative(),
          row: sentRowSchema(row),
        }),
      )
      .optional(),
  });
}

/**
 * @param nested - fields that are not merged but patched by themselves
 */
export function rowChangeSchema<Row, Change extends RowChange<unknown>>(
  row: z.ZodType<Row>,
  nested: Shape = {},
): z.ZodType<Change> {
  const merged = Object.entries(objectShape(row)).filter(
    ([key]) => !nested[key],
  );
  return castSchema<Change>(
    z.strictObject({
      key: z.string(),
      set: z.strictObject(mergePatchShape(Object.fromEntries(merged))),
      ...nested,
    }),
  );
}

/** Each field may be absent; one that is optional may be taken away with null. */
function mergePatchShape(shape: Shape): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => [
      key,
      schema instanceof z.ZodOptional
        ? mergePatchValue(schema.unwrap()).nullable().optional()
        : mergePatchValue(schema).optional(),
    ]),
  );
}

function mergePatchValue(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodObject) {
    return z.strictObject(mergePatchShape(schema.shape));
  }
  if (schema instanceof z.ZodRecord) {
    return z.record(z.string(), mergePatchValue(schema.valueType).nullable());
  }
  if (schema instanceof z.ZodType) return schema;
  throw new TypeError('A part of this schema is no schema');
}

function objectShape(schema: z.ZodType): Shape {
  if (schema instanceof z.ZodObject) return schema.shape;
  throw new TypeError('Only an object has a merge patch');
}

/** What is derived field by field at run time has lost its type. */
function castSchema<T>(schema: z.ZodType): z.ZodType<T> {
  return schema as z.ZodType<T>;
}
