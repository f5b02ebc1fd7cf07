import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isEnding, start } from './processes.mjs';
import { root } from './toolchain.mjs';

const STILL_AT_IT_MS = 10_000;
const MARKER = join(root, 'node_modules/.cache/podlight/installed');

const lockFileHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'yarn.lock')))
    .digest('hex');

/** Whether the last installation was of this lock file. */
export function isInstalled() {
  return existsSync(MARKER) && readFileSync(MARKER, 'utf8') === lockFileHash();
}

/** Installs the dependencies exactly as the lock file says, and shows that it is alive. */
export async function install() {
  const startedAt = Date.now();
  let step = 'starting';
  console.log('● Installing dependencies (1 to 3 minutes the first time)');
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    console.log(`  ${seconds} s: ${step}`);
  }, STILL_AT_IT_MS);
  const handle = start('yarn', ['install', '--immutable'], {
    onLine: line => {
      const title = /┌ (.*step)/.exec(line)?.[1];
      if (title) step = title.toLowerCase();
    },
  });
  const code = await handle.exited;
  clearInterval(timer);
  if (isEnding()) throw new Error('Stopped during the installation');
  if (code !== 0) {
    console.error(handle.tail.join('\n'));
    throw new Error(
      `yarn install failed (${code}). The lines above say why; a registry that cannot be reached is the usual reason.`,
    );
  }
  mkdirSync(dirname(MARKER), { recursive: true });
  writeFileSync(MARKER, lockFileHash());
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`✓ Dependencies installed in ${seconds} s`);
}
