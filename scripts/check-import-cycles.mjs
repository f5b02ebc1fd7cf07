/**
 * `yarn check:imports`: no files import each other in a circle, types included. Lint's own rule
 * (`import/no-cycle`) takes minutes for the same.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { findImportCycles, pathAround } from './lib/importCycles.mjs';
import { root } from './lib/toolchain.mjs';

const ENDINGS = ['.ts', '.tsx', '/index.ts', '/index.tsx', '.mjs', ''];

const files = globSync(
  [
    '{packages,plugins}/*/{src,dev,e2e-tests}/**/*.{ts,tsx}',
    '{scripts,benchmarks}/**/*.{ts,mjs}',
  ],
  // Benchmarks install packages of their own.
  { cwd: root, exclude: ['benchmarks/*/node_modules'] },
);
const known = new Set(files);

/** Undefined where it is no source file of this repository, as a style sheet. */
function resolveImport(from, name) {
  if (!name.startsWith('.')) return undefined;
  const base = join(dirname(from), name);
  return ENDINGS.map(ending => `${base}${ending}`).find(
    file => known.has(file) && existsSync(join(root, file)),
  );
}

function importsOf(file) {
  const text = readFileSync(join(root, file), 'utf8');
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => resolveImport(file, fileName))
    .filter(target => target !== undefined);
}

const graph = new Map(files.map(file => [file, importsOf(file)]));
const cycles = findImportCycles(graph);
for (const cycle of cycles) {
  console.error(`✕ ${pathAround(cycle, graph).join('\n  → ')}`);
}
if (cycles.length) process.exit(1);
console.log(`✓ None of ${files.length} files import each other in a circle`);
