import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

/**
 * Writes a generated page of docs/. With `--check` on the command line it writes
 * nothing, and fails when the file is not what it would write.
 *
 * @param name - of the file, such as `failures.md`
 * @param script - of package.json, which writes it
 */
export async function writeOrCheck(name, wanted, script) {
  const path = join(root, 'docs', name);
  if (!process.argv.includes('--check')) {
    await writeFile(path, wanted);
    return;
  }
  const found = await readFile(path, 'utf8').catch(() => '');
  if (found !== wanted) {
    console.error(`docs/${name} is stale. Run \`yarn ${script}\`.`);
    process.exitCode = 1;
  }
}
