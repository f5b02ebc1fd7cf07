/**
 * `npm test`: installs, runs every test, and ends with one line that counts
 * them. `npm test -- unit`, `replicas`, `browser`, `parts` or `soak` runs a part.
 *
 * The soak mostly waits, so it runs in the background of the unit tests, after the build of
 * the app. The others have the machine to themselves.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './lib/command.mjs';
import { requireTool } from './lib/debianTools.mjs';
import { startPartPages } from './lib/partPages.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { start } from './lib/processes.mjs';
import { buildApp, startStack } from './lib/stack.mjs';
import { root } from './lib/toolchain.mjs';

/** Real servers and real programs on a machine that may be busy; a hung test still ends. */
const TEST_TIMEOUT_MS = 60_000;

const SOAK_MINUTES = 2;

/** Tests at a time; each in a browser keeps little more than one core busy. */
const AT_ONCE = Math.min(availableParallelism(), 2);

const PARTS = ['unit', 'replicas', 'browser', 'parts', 'soak'];

const results = join(root, 'node_modules', '.cache', 'podlight-test-results');

function report(name) {
  return JSON.parse(readFileSync(join(results, name), 'utf8'));
}

/** Jest over every package, with a PostgreSQL. A suite that cannot start counts as one failure. */
async function runUnitTests() {
  console.log('● Unit and backend tests');
  const postgres = await startPostgres({
    logFile: join(results, 'postgres.log'),
  });
  try {
    return await runJest({
      BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING: postgres.url,
    });
  } finally {
    await postgres.stop();
  }
}

async function runJest(env) {
  const { exited } = start(
    'yarn',
    [
      'backstage-cli',
      'repo',
      'test',
      '--watchAll=false',
      // One more than there are cores, as tests also wait.
      `--maxWorkers=${availableParallelism() + 1}`,
      `--testTimeout=${TEST_TIMEOUT_MS}`,
      '--json',
      `--outputFile=${join(results, 'jest.json')}`,
    ],
    {
      isShown: true,
      env: {
        ...env,
        KUBECTL_PATH: requireTool('kubectl'),
        BASH_PATH: requireTool('bash'),
        ZSH_PATH: requireTool('zsh'),
        FISH_PATH: requireTool('fish'),
      },
    },
  );
  const status = await exited;
  const jest = report('jest.json');
  const isPostgresUsed = usesPostgres(jest);
  if (!isPostgresUsed) console.log('✕ No test passed with PostgreSQL');
  return {
    status,
    passed: jest.numPassedTests,
    failed:
      jest.numFailedTests +
      jest.numRuntimeErrorTestSuites +
      Number(!isPostgresUsed),
  };
}

/** Backstage leaves a database out without a word when it does not know the variable. */
function usesPostgres({ testResults }) {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .some(
      ({ fullName, status }) =>
        status === 'passed' && fullName.includes('POSTGRES'),
    );
}

/** Playwright over the demo with the built app, in real browsers, each with a stack of its own. */
async function runBrowserTests() {
  console.log('● Browser tests');
  const starting = Array.from({ length: AT_ONCE }, (_, index) =>
    startStack({
      app: 'built',
      folder: join(results, `stack-${index}`),
      say: message => console.log(`  ${index}: ${message}`),
    }),
  );
  try {
    const stacks = await Promise.all(starting);
    return await runPlaywright('tab', {
      PODLIGHT_STACKS: JSON.stringify(
        stacks.map(({ url, controlUrl }) => ({ url, controlUrl })),
      ),
    });
  } finally {
    for (const stack of await Promise.allSettled(starting)) {
      await stack.value?.stop();
    }
  }
}

/** Playwright over the pages of the parts: access and layout, which no font changes. */
async function runPartTests() {
  console.log('● Parts in every state');
  const pages = await startPartPages();
  try {
    return await runPlaywright('parts', { PODLIGHT_PARTS_URL: pages.url });
  } finally {
    await pages.stop();
  }
}

async function runPlaywright(project, env) {
  const file = `playwright-${project}.json`;
  const { exited } = start(
    'yarn',
    ['playwright', 'test', '--project', project, `--workers=${AT_ONCE}`],
    {
      isShown: true,
      env: {
        ...env,
        CHROMIUM_PATH: requireTool('chromium'),
        PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, file),
      },
    },
  );
  const status = await exited;
  const { expected, unexpected, flaky } = report(file).stats;
  return { status, passed: expected + flaky, failed: unexpected };
}

/** Two minutes of everything at once; `yarn soak` takes half an hour. */
function runSoak() {
  return runChecks('soak', {
    script: 'benchmarks/soak/run.mjs',
    args: ['--minutes', String(SOAK_MINUTES)],
    inBackground: true,
  });
}

/** Three backends that share a fleet through PostgreSQL, of which one is killed. */
function runReplicas() {
  return runChecks('replicas', { script: 'scripts/try-fleet-replicas.mjs' });
}

/** A script that writes checks, each with its problems. */
async function runChecks(name, { script, args = [], inBackground = false }) {
  const lines = [];
  const file = join(results, `${name}.json`);
  const { exited } = start(
    process.execPath,
    [script, ...args, '--json', file],
    { inBackground, onLine: line => lines.push(line) },
  );
  const status = await exited;
  const output = [`● ${script}`, ...lines].join('\n');
  if (!existsSync(file)) {
    throw new Error(`${script} ended early (${status}):\n${output}`);
  }
  const { checks } = report(`${name}.json`);
  const failed = checks.filter(({ problems }) => problems.length).length;
  return { status, passed: checks.length - failed, failed, output };
}

async function runInBackground(wanted) {
  if (wanted.has('browser')) {
    await buildApp({
      inBackground: true,
      logFile: join(results, 'app-build.log'),
    });
  }
  return wanted.has('soak') ? [await runSoak()] : [];
}

async function runParts(wanted) {
  const background = runInBackground(wanted);
  // A failure is reported below, after the unit tests.
  background.catch(() => {});
  const outcomes = wanted.has('unit') ? [await runUnitTests()] : [];
  if (wanted.has('browser') || wanted.has('soak')) {
    console.log('● Waiting for the app build and the soak');
  }
  for (const outcome of await background) {
    console.log(outcome.output);
    outcomes.push(outcome);
  }
  if (wanted.has('replicas')) {
    const outcome = await runReplicas();
    console.log(outcome.output);
    outcomes.push(outcome);
  }
  if (wanted.has('browser')) outcomes.push(await runBrowserTests());
  if (wanted.has('parts')) outcomes.push(await runPartTests());
  return outcomes;
}

await runCommand(async () => {
  const names = process.argv.slice(2);
  const unknown = names.filter(name => !PARTS.includes(name));
  if (unknown.length) {
    throw new Error(
      `There is no part ${unknown.join(', ')}; there are: ${PARTS.join(', ')}.`,
    );
  }
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const outcomes = await runParts(new Set(names.length ? names : PARTS));
  const sum = key =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const failed = sum('failed');
  console.log(`${sum('passed')} passed, ${failed} failed`);
  return !failed && outcomes.every(({ status }) => status === 0);
});
