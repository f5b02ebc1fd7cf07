/**
 * The app as users of Backstage get it (minified, compressed), built once for each state of
 * the sources. The demo starts and reloads faster with it than with a development server.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { start, stop } from './processes.mjs';
import { root } from './toolchain.mjs';

/** Everything that the bundle is made of; `processes.test.ts` compares it with the dependencies of the app. */
export const APP_SOURCES = [
  'app-config.yaml',
  'package.json',
  'yarn.lock',
  'scripts/lib/appCache.mjs',
  ...['packages/app', ...pluginFolders()].flatMap(folder =>
    ['config.d.ts', 'package.json', 'public', 'src'].map(name =>
      join(folder, name),
    ),
  ),
];

const NOT_IN_THE_BUNDLE =
  /\.test\.tsx?$|\.test-d\.ts$|\.md$|[\\/](__testUtils__|fixtures)[\\/]/;

/** Switching between two branches needs no build. */
const KEPT_BUILDS = 3;
/** An unfinished build that is older was killed. */
const UNFINISHED_MS = 60 * 60_000;

/** A bundler that hangs, which is rare, gets a second chance; a slow machine gets more time in it. */
const BUILD_LIMITS_MS = [2 * 60_000, 5 * 60_000];

const COMPRESSED = /\.(js|css|svg|html|json)$/;

function pluginFolders() {
  return ['kubernetes', 'kubernetes-react', 'kubernetes-common'].map(name =>
    join('plugins', name),
  );
}

/** Changes whenever the app would be built differently. */
export function appKey(folder = root) {
  const hash = createHash('sha256');
  for (const file of APP_SOURCES.flatMap(path => listFiles(folder, path))) {
    const content = readFileSync(join(folder, file));
    hash.update(`${file.replaceAll(sep, '/')}\0${content.length}\0`);
    hash.update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

function listFiles(folder, path) {
  const stats = statSync(join(folder, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return NOT_IN_THE_BUNDLE.test(path) ? [] : [path];
  return readdirSync(join(folder, path))
    .sort()
    .flatMap(name => listFiles(folder, join(path, name)));
}

/**
 * The folder with the app, which is built first if that has not been done for
 * these sources. `say` receives what takes time.
 */
export async function prepareApp({ say = () => {}, logFile } = {}) {
  const cache = join(root, 'node_modules/.cache/podlight/app');
  const built = join(cache, appKey());
  if (!existsSync(built)) {
    say('Building the app (10 to 40 s, only after a change of its sources)');
    mkdirSync(cache, { recursive: true });
    await build(say, logFile);
    await store(join(root, 'packages/app/dist'), cache, built);
    say('The app is built');
  }
  const now = new Date();
  utimesSync(built, now, now);
  prune(cache);
  return built;
}

/** Builds into packages/app/dist, without a developer's own app-config.local.yaml, which is no part of the key. */
async function build(say, logFile) {
  const args = [
    join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
    ...['package', 'build', '--config', join(root, 'app-config.yaml')],
  ];
  for (const limitMs of BUILD_LIMITS_MS) {
    const handle = start(process.execPath, args, {
      cwd: join(root, 'packages/app'),
      logFile,
      env: { NODE_ENV: 'development' },
    });
    const timer = new AbortController();
    const code = await Promise.race([
      handle.exited,
      sleep(limitMs, 'late', { ref: false, signal: timer.signal }),
    ]);
    timer.abort();
    if (code === 0) return;
    if (code !== 'late') {
      throw new Error(
        `The app could not be built (${code}):\n${handle.tail.join('\n')}`,
      );
    }
    await stop(handle);
    say(`The build of the app was stuck for ${limitMs / 60_000} minutes`);
  }
  throw new Error(
    'The build of the app does not end. Is the machine out of memory? `npm run demo -- --dev` works without it.',
  );
}

/** Copies a build without its source maps, compressed; all of it appears at once, or nothing. */
async function store(dist, cache, built) {
  const unfinished = mkdtempSync(join(cache, 'unfinished-'));
  cpSync(dist, unfinished, {
    recursive: true,
    filter: source => !source.endsWith('.map'),
  });
  expectComplete(unfinished);
  const files = listFiles(unfinished, '.').filter(name =>
    COMPRESSED.test(name),
  );
  await Promise.all(
    files.map(async name => {
      const file = join(unfinished, name);
      writeFileSync(`${file}.gz`, await promisify(gzip)(readFileSync(file)));
    }),
  );
  try {
    renameSync(unfinished, built);
  } catch (error) {
    // Another command has built the same.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(built)) throw error;
  }
}

/** Two builds write into one folder, so one of them could be stored half. */
function expectComplete(folder) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/src="\/(static\/[^"]+)"/g)];
  const missing = scripts.filter(([, file]) => !existsSync(join(folder, file)));
  if (scripts.length > 0 && missing.length === 0) return;
  throw new Error(
    'The build of the app is incomplete. Another command probably built the app in this clone at the same time: run this one again when that has ended.',
  );
}

function prune(cache) {
  const ageMs = name => Date.now() - statSync(join(cache, name)).mtimeMs;
  const names = readdirSync(cache);
  const [unfinished, builds] = [true, false].map(is =>
    names.filter(name => name.startsWith('unfinished-') === is),
  );
  const old = builds.sort((a, b) => ageMs(a) - ageMs(b)).slice(KEPT_BUILDS);
  const dead = unfinished.filter(name => ageMs(name) > UNFINISHED_MS);
  for (const name of [...old, ...dead]) {
    rmSync(join(cache, name), { recursive: true, force: true });
  }
}
