/**
 * Bundles a TypeScript entry point of this repository and runs it in this
 * process, so that a command starts in a fraction of a second without a build.
 * Dependencies stay in node_modules; only our own sources are bundled.
 */
import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Our own packages are bundled, whatever else is imported is not. */
const externalizeDependencies = {
  name: 'externalize-dependencies',
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, args =>
      /^(@podlight|@internal)\//.test(args.path) || args.kind === 'entry-point'
        ? undefined
        : { path: args.path, external: true },
    );
  },
};

/**
 * Resolves with the bundle's file. `entry` is relative to the repository's root.
 * The source map makes stack traces readable, and costs as much memory as the code.
 * Without `outfile` it is a file in a cache, to be deleted by the caller.
 */
export async function bundleTs(
  entry,
  {
    withSourceMap = true,
    format = 'esm',
    outfile = cacheFile(entry, format),
  } = {},
) {
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format,
    target: 'node22',
    sourcemap: withSourceMap && 'inline',
    logLevel: 'warning',
    plugins: [externalizeDependencies],
  });
  return outfile;
}

function cacheFile(entry, format) {
  const directory = join(root, 'node_modules', '.cache', 'podlight');
  mkdirSync(directory, { recursive: true });
  // The process id keeps commands that run side by side out of each other's files.
  return join(
    directory,
    `${entry.replace(/\W+/g, '-')}-${process.pid}.${
      format === 'cjs' ? 'cjs' : 'mjs'
    }`,
  );
}

/** Resolves with the module's exports. `entry` is relative to the repository's root. */
export async function importTs(entry) {
  const outfile = await bundleTs(entry);
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [entry, ...args] = process.argv.slice(2);
  process.argv = [process.argv[0], join(root, entry), ...args];
  await importTs(entry);
}
