#!/usr/bin/env node
/**
 * `yarn docs:openapi`: writes the backend's OpenAPI document from its routes and
 * the schemas of their responses. A test of the backend fails when the file is
 * stale.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import prettier from 'prettier';
import { stringify } from 'yaml';
import { importTs, root } from './run-ts.mjs';

const folder = 'plugins/kubernetes-backend/src/schema';

const { createOpenApiDocument } = await importTs(
  `${folder}/createOpenApiDocument.ts`,
);
const path = join(root, folder, 'openapi.yaml');
const text = stringify(createOpenApiDocument(), {
  aliasDuplicateObjects: false,
});
const options = await prettier.resolveConfig(path);
await writeFile(path, prettier.format(text, { ...options, filepath: path }));
console.log(`Wrote ${path}`);
