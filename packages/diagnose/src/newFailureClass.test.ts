import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '../../..');
/** Below the repository, so that the copy finds its dependencies. */
const CACHE = join(REPOSITORY, 'node_modules', '.cache', 'podlight');
const SOURCES = [
  'plugins/kubernetes-common/src',
  'plugins/kubernetes/src/i18n/de/findings',
];
const DIAGNOSE = 'plugins/kubernetes-common/src/diagnose';

let copy: string;

beforeAll(() => {
  mkdirSync(CACHE, { recursive: true });
  copy = mkdtempSync(join(CACHE, 'new-failure-class-'));
  for (const path of SOURCES) {
    cpSync(join(REPOSITORY, path), join(copy, path), { recursive: true });
  }
});

afterAll(() => rmSync(copy, { recursive: true }));

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, args, {
    cwd: REPOSITORY,
    encoding: 'utf8',
  });
}

const create = (...args: readonly string[]) =>
  run('scripts/new-failure-class.mjs', '--root', copy, ...args);

/** Every file of the copy with its text. */
function readCopy(): Readonly<Record<string, string>> {
  const files = readdirSync(copy, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map(file => [file, readFileSync(file, 'utf8')]),
  );
}

/** Type-checks files of the copy; empty when there is nothing to complain about. */
function typeCheck(files: readonly string[]): string {
  writeFileSync(
    join(copy, 'tsconfig.json'),
    JSON.stringify({
      extends: '@backstage/cli/config/tsconfig.json',
      compilerOptions: { noEmit: true, incremental: false, pretty: false },
      files,
    }),
  );
  return run('node_modules/typescript/bin/tsc', '-p', copy).stdout;
}

/** What diagnosis finds in the examples of classes of the copy. */
function findExamples(names: readonly string[]): unknown {
  writeFileSync(
    join(copy, 'find.ts'),
    `import { EVERY_CLASS } from './${DIAGNOSE}/testing/everyClass';
import { diagnoseObjects } from './plugins/kubernetes-common/src/testing';
const found = ${JSON.stringify(
      names,
    )}.map(name => diagnoseObjects(EVERY_CLASS[name]()));
console.log(JSON.stringify(found));`,
  );
  const entry = join(copy, 'find.ts').slice(REPOSITORY.length + 1);
  return JSON.parse(run('scripts/run-ts.mjs', entry).stdout);
}

describe('yarn new-failure-class', () => {
  let before: ReturnType<typeof readCopy>;

  beforeAll(() => {
    before = readCopy();
  });

  it.each([
    [[], /A class without a name cannot be a class/],
    [['crash', '--category', 'crash'], /crash cannot be a class/],
    [['../Crash', '--category', 'crash'], /cannot be a class/],
    [['OOMKilled', '--category', 'crash'], /already exists in .*crash\.ts/],
    [['Crash', '--category', 'crash'], /rules\/crash\.ts already exists/],
    [['CrashAtStart'], /--category is missing\. Use one of: autoscaling,/],
    [['CrashAtStart', '--category', 'no'], /no category no\. Use one of/],
    [
      ['CrashAtStart', '--category', 'crash', '--severity', 'bad'],
      /no severity bad/,
    ],
    [['CrashAtStart', 'Other', '--category', 'crash'], /One name at a time/],
    [['CrashAtStart', '--kategory', 'crash'], /--kategory/],
  ])('refuses %j and changes nothing', (args, message) => {
    const { status, stderr } = create(...args);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
    expect(readCopy()).toEqual(before);
  });

  it('writes files that compile and find nothing yet', () => {
    const classes = [
      ['CrashAtStart', 'crash', 'crashAtStart', 'crash-at-start'],
      ['HPAGone', 'resize', 'hpaGone', 'hpa-gone'],
      ['ClaimTooSmall', 'storage', 'claimTooSmall', 'claim-too-small'],
    ];
    const written = classes.flatMap(([name, category, rule, corpusCase]) => {
      const { status, stdout } = create(name, '--category', category);
      expect(status).toBe(0);
      const paths = [...stdout.matchAll(/^ {2}(\S+)$/gm)].map(
        ([, path]) => path,
      );
      expect(paths).toEqual(
        expect.arrayContaining([
          `${DIAGNOSE}/rules/${rule}.ts`,
          `${DIAGNOSE}/rules/${rule}.test.ts`,
          `packages/diagnose/src/fixtures/corpus/${corpusCase}/expected.json`,
        ]),
      );
      for (const path of paths.filter(each => !each.endsWith('objects.json'))) {
        expect(readFileSync(join(copy, path), 'utf8')).toMatch(
          new RegExp(name, 'i'),
        );
      }
      return paths.filter(path => path.endsWith('.ts'));
    });
    expect(findExamples(classes.map(([name]) => name))).toEqual([[], [], []]);
    expect(typeCheck([...new Set(written)])).toBe('');
  });
});
