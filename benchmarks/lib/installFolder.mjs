import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const readJson = path => JSON.parse(readFileSync(path, 'utf8'));

/** npm puts a copy of the lockfile there when it is done; it leaves out what is for other platforms. */
function isInstalled(folder) {
  const copy = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(copy)) return false;
  const installed = readJson(copy).packages;
  return Object.entries(readJson(join(folder, 'package-lock.json')).packages)
    .filter(([path, { optional }]) => path !== '' && !optional)
    .every(([path, { version }]) => installed[path]?.version === version);
}

/**
 * Installs what Podlight is compared with, in this folder only, as its lockfile
 * says, so that the product does not depend on it.
 *
 * @throws Error when npm cannot install it.
 */
export function installFolder(folder) {
  if (isInstalled(folder)) return;
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    { cwd: folder, stdio: 'inherit' },
  );
  if (status !== 0) {
    throw new Error(
      `npm could not install ${folder}: is the npm registry reachable?`,
    );
  }
}
