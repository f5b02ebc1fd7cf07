/**
 * The gates of `yarn check --changed`: only what a change can break, in under a minute.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  affectedPackages,
  changedFiles,
  packageFolder,
  readWorkspaces,
  relatedTests,
} from './changes.mjs';
import { root } from './toolchain.mjs';

const TEST_TIMEOUT_MS = 60_000;
const CODE = /^(packages|plugins)\/.*\.(tsx?|jsx?)$/;

/** A TypeScript project of some packages, whose results are kept for the next time. */
function writeTsconfig(packages) {
  const folder = join(root, 'node_modules/.cache/podlight-check');
  mkdirSync(folder, { recursive: true });
  const key = packages.map(path => path.split('/')[1]).join('+');
  const file = join(folder, `tsconfig.${key}.json`);
  const parts = ['src', 'e2e-tests', 'dev', 'config.d.ts'];
  const config = {
    extends: join(root, 'tsconfig.json'),
    include: packages.flatMap(path =>
      parts.map(part => join(root, path, part)),
    ),
    exclude: [],
    compilerOptions: {
      noEmit: true,
      incremental: true,
      tsBuildInfoFile: join(folder, `${key}.tsbuildinfo`),
    },
  };
  writeFileSync(file, JSON.stringify(config, undefined, 2));
  return file;
}

function typeGates(code) {
  const packages = affectedPackages(code, readWorkspaces());
  if (packages.length === 0) return [];
  const names = packages.map(path => path.split('/')[1]).join(', ');
  return [
    [`types of ${names}`, 'yarn', ['tsc', '-p', writeTsconfig(packages)]],
  ];
}

/** Lint of the changed files, package by package, as each has its own configuration. */
function lintGates(code) {
  return [...Map.groupBy(code, packageFolder)].map(([path, files]) => [
    `lint of ${files.length} files of ${path.split('/')[1]}`,
    'yarn',
    [
      ...['backstage-cli', 'package', 'lint', '--max-warnings', '0'],
      ...files.map(file => relative(path, file)),
    ],
    { cwd: join(root, path) },
  ]);
}

/** Gates by what a changed file may break. */
function fileGates(files) {
  const has = pattern => files.some(file => pattern.test(file));
  return [
    [
      'formatting',
      'yarn',
      ['prettier', '--check', '--ignore-unknown', ...files],
    ],
    has(/\.(ts|tsx|mjs)$/) && ['circles of imports', 'yarn', ['check:imports']],
    has(/\.md$/) && ['links of the documentation', 'yarn', ['check:links']],
    has(/package\.json$/) && [
      'package metadata',
      'yarn',
      ['backstage-cli', 'repo', 'fix', '--check', '--publish'],
    ],
    has(/(^|\/)(app-config.*\.yaml|config\.d\.ts)$/) && [
      'configuration',
      'yarn',
      ['config:check'],
    ],
    has(/^plugins\/kubernetes(-common)?\/src\/.*\.ts$/) && [
      'list of failures',
      'yarn',
      ['docs:failures', '--check'],
    ],
  ].filter(Boolean);
}

/** One run of Jest for each package with related tests, on one worker beside the other gates. */
function testGates(code) {
  const byPackage = Map.groupBy(relatedTests(code), packageFolder);
  return [...byPackage].map(([path, tests]) => [
    `${tests.length} related test files of ${path.split('/')[1]}`,
    'yarn',
    [
      'backstage-cli',
      'package',
      'test',
      '--watchAll=false',
      '--maxWorkers=1',
      `--testTimeout=${TEST_TIMEOUT_MS}`,
      '--runTestsByPath',
      ...tests.map(test => join(root, test)),
    ],
    { cwd: join(root, path) },
  ]);
}

/** Two lanes of gates for what differs from main; none when nothing does. */
export function changedGates() {
  const files = changedFiles();
  if (files.length === 0) return [];
  const code = files.filter(file => CODE.test(file));
  return [
    typeGates(code),
    [...fileGates(files), ...lintGates(code), ...testGates(code)],
  ];
}
