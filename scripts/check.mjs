/**
 * `yarn check`: every gate. The static ones run in two lanes side by side, and
 * the first gate that fails stops the others.
 *
 * - `--static` leaves the tests out.
 * - `--changed` runs what the difference to main can break: formatting and lint of the changed
 *   files, types, circles of imports, and the tests that import a changed file.
 */
import { parseArgs } from 'node:util';
import { changedGates } from './lib/changedGates.mjs';
import { runCommand } from './lib/command.mjs';
import { runGate, runLanes } from './lib/gates.mjs';

const TESTS = ['tests', 'node', ['scripts/test.mjs']];

const STATIC_LANES = [
  [
    // From scratch: the order of what TypeScript writes, and so of the API reports, depends on it.
    ['types', 'yarn', ['tsc:clean']],
    ['API reports', 'yarn', ['api-reports', '--ci']],
  ],
  [
    ['formatting', 'yarn', ['prettier:check']],
    ['links of the documentation', 'yarn', ['check:links']],
    ['circles of imports', 'yarn', ['check:imports']],
    ['lint', 'yarn', ['lint', '--max-warnings', '0']],
    [
      'package metadata',
      'yarn',
      ['backstage-cli', 'repo', 'fix', '--check', '--publish'],
    ],
    ['configuration', 'yarn', ['config:check']],
    ['unused code', 'yarn', ['knip']],
    ['list of failures', 'yarn', ['docs:failures', '--check']],
    ['cluster roles', 'yarn', ['manifests:roles', '--check']],
    ['list of texts', 'yarn', ['docs:texts', '--check']],
  ],
];

const { values } = parseArgs({
  options: {
    static: { type: 'boolean', default: false },
    changed: { type: 'boolean', default: false },
  },
});

async function checkChanged() {
  const lanes = changedGates();
  if (lanes.length === 0) console.log('Nothing differs from main.');
  await runLanes(lanes);
  console.log(
    '`yarn check` runs the rest: API reports, unused code, all tests.',
  );
}

async function checkAll() {
  await runLanes(STATIC_LANES);
  if (!values.static) await runGate(TESTS, console.log);
}

await runCommand(values.changed ? checkChanged : checkAll, {
  trustInstallation: values.changed,
});
