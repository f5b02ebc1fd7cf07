/**
 * The gates of `yarn check --changed`: only what a change can break, in under a minute once TypeScript's
 * results are there.
 */
import { join, relative } from 'node:path';
import { changedFiles, packageFolder, relatedTests } from './changes.mjs';
import { root } from './toolchain.mjs';

const CACHE = join(root, 'node_modules/.cache/podlight-check');
const TEST_TIMEOUT_MS = 60_000;
const CODE = /^(packages|plugins)\/.*\.(tsx?|jsx?)$/;

/** Types of everything, as any file may depend on a change; TypeScript keeps its results and redoes what is affected. */
function typeGates(files) {
  if (!files.some(file => /\.tsx?$/.test(file))) return [];
  return [
    [
      'types',
      'yarn',
      [
        ...['tsc', '--noEmit', '--incremental'],
        ...['--tsBuildInfoFile', join(CACHE, 'types.tsbuildinfo')],
      ],
    ],
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
    has(/^plugins\/kubernetes(-common\/src\/texts|\/src\/i18n)\/.*\.ts$/) && [
      'list of texts',
      'yarn',
      ['docs:texts', '--check'],
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
