import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFolder } from '../lib/installFolder.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const PEER = '@backstage/plugin-kubernetes-common';

/**
 * Installs the peer.
 *
 * @returns the peer's `detectErrors` and `version`, and the settings of the clock that it reads.
 * @throws Error when npm cannot install it.
 */
export function installPeer() {
  installFolder(folder);
  const fromFolder = createRequire(join(folder, 'package.json'));
  const entry = fromFolder.resolve(PEER);
  return {
    version: fromFolder(`${PEER}/package.json`).version,
    detectErrors: fromFolder(PEER).detectErrors,
    // Resolved from the peer, so that it is the copy that the peer uses.
    luxonSettings: createRequire(entry)('luxon').Settings,
  };
}
