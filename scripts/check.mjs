/**
 * `yarn check`: every gate, quickest first, and it stops at the first that
 * fails. `yarn check --static` leaves the tests out.
 */
import { spawnSync } from 'node:child_process';
import { install } from './lib/install.mjs';
import { ensureToolchain, root } from './lib/toolchain.mjs';

const GATES = [
  ['formatting', 'yarn', ['prettier:check']],
  // From scratch: the order of what TypeScript writes, and so of the API reports, depends on it.
  ['types', 'yarn', ['tsc:clean']],
  ['lint', 'yarn', ['lint', '--max-warnings', '0']],
  [
    'package metadata',
    'yarn',
    ['backstage-cli', 'repo', 'fix', '--check', '--publish'],
  ],
  ['configuration', 'yarn', ['config:check']],
  ['unused code', 'yarn', ['knip']],
  ['API reports', 'yarn', ['api-reports', '--ci']],
  ['list of failures', 'yarn', ['docs:failures', '--check']],
  ['tests', 'node', ['scripts/test.mjs']],
];

await ensureToolchain();
await install();
const gates = process.argv.includes('--static')
  ? GATES.filter(([name]) => name !== 'tests')
  : GATES;
for (const [name, command, args] of gates) {
  const startedAt = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`✕ ${name}: \`${[command, ...args].join(' ')}\` failed`);
    process.exit(1);
  }
  console.log(`✓ ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
}
