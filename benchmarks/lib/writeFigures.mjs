import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/toolchain.mjs';

/**
 * Puts figures into a page, between `<!-- NAME: begin … -->` and `<!-- NAME: end -->`.
 *
 * @param page - relative to the repository's root
 * @throws Error when the page has no such lines.
 */
export function writeFigures(page, name, text) {
  const file = join(root, page);
  const block = new RegExp(
    `(<!-- ${name}: begin[^>]*-->\\n)[\\s\\S]*?(<!-- ${name}: end -->)`,
  );
  const before = readFileSync(file, 'utf8');
  if (!block.test(before)) {
    throw new Error(`${page} has no lines that mark where the figures go`);
  }
  writeFileSync(
    file,
    before.replace(block, (_, begin, end) => `${begin}\n${text}\n\n${end}`),
  );
}
