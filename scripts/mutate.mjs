/**
 * Would the tests notice? Plants small bugs in the folders where one would be
 * dangerous, one at a time, and runs the tests that reach the file:
 *
 *   yarn mutate                        60 bugs, in all of these folders
 *   yarn mutate --sample 20 --seed 7 --folder routes
 *   yarn mutate --near                 only by the tests beside the file, which is quicker
 *   yarn mutate --write-docs           the figures of docs/mutation.md
 *
 * Files are put back as they were; one with uncommitted changes is not touched.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { findMutants } from './lib/mutants.mjs';
import { start, stop } from './lib/processes.mjs';
import { createRandom } from './lib/random.mjs';
import { root } from './lib/toolchain.mjs';

/** By name: the package, and the folder in its `src`. */
const FOLDERS = {
  routes: ['kubernetes-backend', 'routes'],
  auth: ['kubernetes-backend', 'auth'],
  locate: ['kubernetes-backend', 'locate'],
  read: ['kubernetes-backend', 'read'],
  transport: ['kubernetes-backend', 'transport'],
  connect: ['kubernetes-common', 'connect'],
};

/** A bug that makes a test wait for ever is noticed, too. */
const PATIENCE_MS = 10 * 60_000;

const { values } = parseArgs({
  options: {
    folder: { type: 'string', multiple: true },
    near: { type: 'boolean', default: false },
    sample: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    'write-docs': { type: 'boolean', default: false },
  },
});

function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(
      path =>
        path.endsWith('.ts') &&
        !/\.test\.ts$|__testUtils__|\/index\.ts$/.test(path),
    );
}

/** So many of each folder, at random, one folder after the other. */
function choose(names, sample, random) {
  const each = Math.ceil(sample / names.length);
  const byFolder = names.map(name => {
    const [workspace, folder] = FOLDERS[name];
    const packageRoot = join(root, 'plugins', workspace);
    const all = sourcesIn(join(packageRoot, 'src', folder)).flatMap(path =>
      findMutants(path, readFileSync(path, 'utf8')),
    );
    const chosen = [];
    while (chosen.length < each && all.length > 0) {
      const position = random.below(all.length);
      chosen.push({ name, packageRoot, ...all.splice(position, 1)[0] });
    }
    return chosen;
  });
  return Array.from({ length: each }, (_, turn) =>
    byFolder.flatMap(chosen => chosen[turn] ?? []),
  ).flat();
}

function refuseUncommitted(mutants) {
  const changed = execFileSync(
    'git',
    ['status', '--porcelain', '--', 'plugins'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const touched = mutants.find(({ path }) =>
    changed.includes(relative(root, path)),
  );
  if (touched) {
    throw new Error(
      `${relative(
        root,
        touched.path,
      )} has uncommitted changes: commit or stash them first.`,
    );
  }
}

/** The outcome of a test run: an exit code, a signal, or that it took too long. */
async function runTests(packageRoot, tests) {
  const running = start(
    'yarn',
    [
      'backstage-cli',
      'package',
      'test',
      '--watchAll=false',
      '--bail',
      '--silent',
      '--testTimeout=60000',
      '--passWithNoTests',
      ...tests,
    ],
    { cwd: packageRoot },
  );
  let timer;
  const tooLong = new Promise(resolve => {
    timer = setTimeout(() => resolve('too long'), PATIENCE_MS);
  });
  const outcome = await Promise.race([running.exited, tooLong]);
  clearTimeout(timer);
  if (outcome === 'too long') await stop(running);
  return { outcome, tail: running.tail };
}

/** The file's own tests, which usually notice at once, then those beside it, then all that reach it. */
function findTests(path) {
  const own = path.replace(/\.tsx?$/, '.test.ts');
  return [
    ...(existsSync(own) ? [['--runTestsByPath', own]] : []),
    [dirname(path)],
    ...(values.near ? [] : [['--findRelatedTests', path]]),
  ];
}

/** Whether a test fails with the bug in place; undefined where it fails anyway. */
async function isNoticed({ packageRoot, path, text }) {
  const original = readFileSync(path, 'utf8');
  const restore = () => writeFileSync(path, original);
  process.on('exit', restore);
  try {
    for (const tests of findTests(path)) {
      writeFileSync(path, text);
      const { outcome } = await runTests(packageRoot, tests);
      restore();
      if (outcome === 0) continue;
      return (await isGreen(packageRoot, tests)) ? true : undefined;
    }
    return false;
  } finally {
    restore();
    process.off('exit', restore);
  }
}

const seenGreen = new Set();

/** Tests that fail anyway, as on a busy machine, would notice everything. */
async function isGreen(packageRoot, tests) {
  const key = tests.join(' ');
  if (seenGreen.has(key)) return true;
  const { outcome, tail } = await runTests(packageRoot, tests);
  if (outcome === 0) seenGreen.add(key);
  else {
    console.log(
      `These tests fail (${outcome}) without any planted bug: ${key}\n${tail.join(
        '\n',
      )}`,
    );
  }
  return outcome === 0;
}

function writeDocs(results, seed) {
  const rows = Object.keys(FOLDERS).flatMap(name => {
    const tried = results.filter(result => result.name === name);
    if (tried.length === 0) return [];
    const noticed = tried.filter(({ noticed }) => noticed).length;
    return [`| \`${name}\` | ${tried.length} | ${noticed} |`];
  });
  const survivors = results
    .filter(({ noticed }) => !noticed)
    .map(
      ({ path, line, was, instead, what }) =>
        `- \`${relative(root, path)}:${line}\` ${what}: \`${was
          .split('\n')[0]
          .slice(0, 60)}\` → \`${instead.slice(0, 40)}\``,
    );
  const noticed = results.filter(result => result.noticed).length;
  const text = [
    '# Planted bugs',
    '',
    `Written by \`yarn mutate --write-docs\` (seed ${seed}): small bugs, planted one at a time in the folders where one`,
    `would be dangerous, and whether ${
      values.near
        ? 'the tests in the folder of the file notice. Others may, too.'
        : 'the tests that reach the file notice.'
    }`,
    '',
    '| folder | planted | noticed |',
    '| --- | --- | --- |',
    ...rows,
    `| all | ${results.length} | ${noticed} (${Math.round(
      (100 * noticed) / results.length,
    )}%) |`,
    '',
    '## Not noticed',
    '',
    'Some of them change nothing that can be seen, such as a limit by one.',
    '',
    ...survivors,
    '',
  ].join('\n');
  writeFileSync(join(root, 'docs/mutation.md'), text);
}

await runCommand(async () => {
  const names = values.folder ?? Object.keys(FOLDERS);
  const unknown = names.find(name => !FOLDERS[name]);
  if (unknown) {
    throw new Error(
      `There is no folder ${unknown}; there are: ${Object.keys(FOLDERS).join(
        ', ',
      )}.`,
    );
  }
  const mutants = choose(
    names,
    Number(values.sample),
    createRandom(Number(values.seed)),
  );
  refuseUncommitted(mutants);
  const results = [];
  for (const mutant of mutants) {
    const noticed = await isNoticed(mutant);
    if (noticed === undefined) continue;
    results.push({ ...mutant, noticed });
    console.log(
      `${noticed ? '✓' : '✕'} ${relative(root, mutant.path)}:${mutant.line} ${
        mutant.what
      }: ${mutant.was.split('\n')[0].slice(0, 60)} → ${mutant.instead.slice(
        0,
        40,
      )}`,
    );
    // After each, as a run takes an hour and may be stopped.
    if (values['write-docs']) writeDocs(results, values.seed);
  }
  const noticed = results.filter(result => result.noticed).length;
  console.log(`${noticed} of ${results.length} planted bugs were noticed`);
});
