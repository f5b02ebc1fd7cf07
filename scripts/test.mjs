/**
 * `npm test`: installs, runs every test, and ends with one line that counts
 * them. `npm test -- unit`, `browser` or `soak` runs a part.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './lib/command.mjs';
import { requireTool } from './lib/debianTools.mjs';
import { startStack } from './lib/stack.mjs';
import { root } from './lib/toolchain.mjs';

/** Real servers and real programs on a machine that may be busy; a hung test still ends. */
const TEST_TIMEOUT_MS = 60_000;

const SOAK_MINUTES = 2;

const results = join(root, 'node_modules', '.cache', 'podlight-test-results');

function run(command, args, env = {}) {
  return spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  }).status;
}

function report(name) {
  return JSON.parse(readFileSync(join(results, name), 'utf8'));
}

/** Jest over every package. A suite that cannot start counts as one failure. */
function runUnitTests() {
  console.log('● Unit and backend tests');
  const status = run(
    'yarn',
    [
      'backstage-cli',
      'repo',
      'test',
      '--watchAll=false',
      `--testTimeout=${TEST_TIMEOUT_MS}`,
      '--json',
      `--outputFile=${join(results, 'jest.json')}`,
    ],
    {
      KUBECTL_PATH: requireTool('kubectl'),
      BASH_PATH: requireTool('bash'),
      ZSH_PATH: requireTool('zsh'),
      FISH_PATH: requireTool('fish'),
    },
  );
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } =
    report('jest.json');
  return {
    status,
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
  };
}

/** Playwright over the demo, in a real browser. */
async function runBrowserTests() {
  console.log('● Browser tests');
  const chromium = requireTool('chromium');
  const stack = await startStack({
    app: 'built',
    say: message => console.log(`  ${message}`),
  });
  try {
    const status = run('yarn', ['playwright', 'test'], {
      CHROMIUM_PATH: chromium,
      PODLIGHT_URL: stack.url,
      PODLIGHT_CONTROL_URL: stack.controlUrl,
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'playwright.json'),
    });
    const { expected, unexpected, flaky } = report('playwright.json').stats;
    return { status, passed: expected + flaky, failed: unexpected };
  } finally {
    await stack.stop();
  }
}

/** Two minutes of everything at once; `yarn soak` takes half an hour. */
function runSoak() {
  console.log('● Soak');
  const status = run(process.execPath, [
    'benchmarks/soak/run.mjs',
    '--minutes',
    String(SOAK_MINUTES),
    '--json',
    join(results, 'soak.json'),
  ]);
  const { checks } = report('soak.json');
  const failed = checks.filter(({ problems }) => problems.length).length;
  return { status, passed: checks.length - failed, failed };
}

const parts = { unit: runUnitTests, browser: runBrowserTests, soak: runSoak };

await runCommand(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter(name => !parts[name]);
  if (unknown.length) {
    throw new Error(
      `There is no part ${unknown.join(', ')}; there are: ${Object.keys(
        parts,
      ).join(', ')}.`,
    );
  }
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const outcomes = [];
  for (const name of wanted.length ? wanted : Object.keys(parts)) {
    outcomes.push(await parts[name]());
  }
  const sum = key =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const failed = sum('failed');
  console.log(`${sum('passed')} passed, ${failed} failed`);
  return !failed && outcomes.every(({ status }) => status === 0);
});
