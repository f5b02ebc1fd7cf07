/**
 * What a contributor has changed, and what that affects.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { root } from './toolchain.mjs';

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
}

/** The commit where this branch left main; the last commit when there is no main, or on main itself. */
function baseCommit() {
  try {
    const [base] = git('merge-base', 'HEAD', 'main');
    return base;
  } catch {
    return 'HEAD';
  }
}

/** Files that differ from main, committed or not, without deleted ones. */
export function changedFiles() {
  const tracked = git('diff', '--name-only', '--diff-filter=d', baseCommit());
  const untracked = git('ls-files', '--others', '--exclude-standard');
  return [...new Set([...tracked, ...untracked])].sort();
}

/** `plugins/kubernetes` */
export const packageFolder = file => file.split('/').slice(0, 2).join('/');

const TEST = /\.test\.tsx?$/;
const IMPORT = /(?:from|import|mock\()\s*'(\.[^']*)'/g;

/** Which source file a relative import means. */
function resolveImport(from, specifier) {
  const path = resolve(root, dirname(from), specifier);
  return ['.ts', '.tsx', '/index.ts', '/index.tsx']
    .map(ending => relative(root, `${path}${ending}`))
    .find(file => existsSync(join(root, file)));
}

/** Tests that have changed, and tests that import a changed file of their own package directly. */
export function relatedTests(files) {
  const changed = new Set(files);
  const importsChange = test =>
    [...readFileSync(join(root, test), 'utf8').matchAll(IMPORT)].some(
      ([, specifier]) => changed.has(resolveImport(test, specifier)),
    );
  const packages = new Set(files.map(packageFolder));
  return git('ls-files', 'packages', 'plugins')
    .concat(files)
    .filter(
      (file, index, all) =>
        TEST.test(basename(file)) &&
        !file.includes('/e2e-tests/') &&
        all.indexOf(file) === index &&
        packages.has(packageFolder(file)) &&
        existsSync(join(root, file)) &&
        (changed.has(file) || importsChange(file)),
    );
}
