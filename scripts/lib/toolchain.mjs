/**
 * The tools every command needs, on a machine that may have nothing but npm:
 * a Node that Backstage supports, and yarn. Both come from the npm registry.
 *
 * Only Node's own modules are imported here: it runs before the installation.
 */
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ancestorsEnvironment } from './ancestors.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const YARN = '@yarnpkg/cli-dist@4.13.0';
const NODE = 'node@24';
/** The oldest Node that Backstage 1.55 supports. */
const OLDEST_NODE = 22;
const MARK = 'PODLIGHT_TOOLCHAIN';

/** Processes that received the signal themselves are ending by then. */
const FORWARD_AFTER_MS = 300;

const quote = text => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * Returns when this process has Node and yarn; otherwise starts the same
 * script again under npx with what is missing, and never returns.
 */
export async function ensureToolchain() {
  if (process.env[MARK]) return;

  const packages = [YARN];
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
    packages.push(NODE);
  // `exec`, because a shell that waits for its child does not end on SIGINT.
  const command = `exec ${['node', ...process.argv.slice(1)]
    .map(quote)
    .join(' ')}`;
  const child = spawn(
    'npx',
    ['--yes', ...packages.flatMap(name => ['-p', name]), '-c', command],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...ancestorsEnvironment(), [MARK]: '1' },
    },
  );
  // The terminal sends Ctrl-C to the whole group, and others a signal to this process alone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () =>
      setTimeout(() => child.kill('SIGTERM'), FORWARD_AFTER_MS),
    );
  }
  const code = await new Promise(done => {
    child.on('error', error => {
      console.error(
        `npx could not be started (${error.message}): is npm installed?`,
      );
      done(1);
    });
    child.on('close', (status, signal) => done(signal ? 130 : status));
  });
  process.exit(code ?? 1);
}
