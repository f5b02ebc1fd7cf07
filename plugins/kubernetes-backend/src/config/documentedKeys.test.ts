import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CONFIG_KEYS } from './readConfig';
import {
  clusterSchema,
  entityAccessSchema,
  impersonationSchema,
  METHOD_SCHEMAS,
  OPTIONAL_SCHEMAS,
} from './schema';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const [, allKeys] = /^### All keys\n(.*?)^## /ms.exec(readme) ?? [];

/** Keys inside of these. */
const nested = [
  ...Object.values(OPTIONAL_SCHEMAS),
  entityAccessSchema,
  impersonationSchema,
].flatMap(schema =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [],
);

const keys = new Set([
  ...CONFIG_KEYS,
  ...nested,
  ...Object.values(METHOD_SCHEMAS).flatMap(({ shape }) => Object.keys(shape)),
  ...Object.keys(clusterSchema.shape),
]);

describe('"All keys" of the README', () => {
  it('is there', () => {
    expect(allKeys).toBeDefined();
  });

  it.each([...keys])('has %s', key => {
    const names = [...allKeys.matchAll(/`([\w.]+)`/g)].flatMap(([, path]) =>
      path.split('.'),
    );
    expect(names).toContain(key);
  });
});
