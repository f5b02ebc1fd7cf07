/**
 * `yarn check`: every gate. The static ones run in two lanes side by side, and
 * the first gate that fails stops the others. `yarn check --static` leaves the
 * tests out.
 */
import { runCommand } from './lib/command.mjs';
import { start } from './lib/processes.mjs';

const TESTS = ['tests', 'node', ['scripts/test.mjs']];

const LANES = [
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
  ],
];

/** The output of a gate is shown in one piece, so that two lanes stay readable. */
async function runGate([name, command, args], onLine) {
  const startedAt = Date.now();
  const lines = [];
  const { exited } = start(command, args, {
    onLine: onLine ?? (line => lines.push(line)),
  });
  const code = await exited;
  if (lines.length > 0) console.log(lines.join('\n'));
  if (code !== 0) {
    throw new Error(`${name}: \`${[command, ...args].join(' ')}\` failed`);
  }
  const seconds = (Date.now() - startedAt) / 1000;
  console.log(`✓ ${name} (${seconds.toFixed(1)} s)`);
}

await runCommand(async () => {
  await Promise.all(
    LANES.map(async gates => {
      for (const gate of gates) await runGate(gate);
    }),
  );
  if (!process.argv.includes('--static')) await runGate(TESTS, console.log);
});
