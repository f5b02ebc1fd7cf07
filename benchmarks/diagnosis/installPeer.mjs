/** Installs what Podlight is compared with, in this folder only, as its lockfile says. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const PEER = '@backstage/plugin-kubernetes-common';

const readJson = path => JSON.parse(readFileSync(path, 'utf8'));

/** npm puts a copy of the lockfile there when it is done. */
function isInstalled(wanted) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  return (
    existsSync(installed) &&
    Object.entries(wanted.packages).every(
      ([path, { version }]) =>
        path === '' || readJson(installed).packages[path]?.version === version,
    )
  );
}

/**
 * @returns the peer's `detectErrors` and `version`, and the settings of the clock that it reads.
 * @throws Error when npm cannot install it.
 */
export function installPeer() {
  if (!isInstalled(readJson(join(folder, 'package-lock.json')))) {
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'inherit',
    });
    if (status !== 0) {
      throw new Error(
        `npm could not install ${PEER}: is the npm registry reachable?`,
      );
    }
  }
  const fromFolder = createRequire(join(folder, 'package.json'));
  const entry = fromFolder.resolve(PEER);
  return {
    version: fromFolder(`${PEER}/package.json`).version,
    detectErrors: fromFolder(PEER).detectErrors,
    // Resolved from the peer, so that it is the copy that the peer uses.
    luxonSettings: createRequire(entry)('luxon').Settings,
  };
}
