import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from './statistics.mjs';

const RUNS = 7;

/** What every backend has loaded before a Kubernetes plugin is added. */
const PRESENT = [
  '@backstage/backend-defaults',
  '@backstage/plugin-catalog-backend',
];

/** What loading a backend plugin adds to a Backstage backend with a catalog. */
export function measureStartUp({ modules, plugin }) {
  const { resolve } = createRequire(join(modules, 'package.json'));
  const file = isAbsolute(plugin) ? plugin : resolve(plugin);
  const script = `
    const load = file => import(file);
    for (const file of ${JSON.stringify(
      PRESENT.map(name => pathToFileURL(resolve(name)).href),
    )}) await load(file);
    // What loading the others has left to collect is not this one's.
    gc();
    const before = process.memoryUsage().rss;
    const startedAt = performance.now();
    await load(${JSON.stringify(pathToFileURL(file).href)});
    const ms = performance.now() - startedAt;
    gc();
    console.log(JSON.stringify({ ms, bytes: process.memoryUsage().rss - before }));
    process.exit();
  `;
  const samples = Array.from({ length: RUNS }, () =>
    JSON.parse(
      execFileSync(
        process.execPath,
        ['--expose-gc', '--input-type=module', '-e', script],
        {
          encoding: 'utf8',
          cwd: modules,
        },
      ),
    ),
  );
  return {
    ms: median(samples.map(({ ms }) => ms)),
    megabytes: median(samples.map(({ bytes }) => bytes)) / 2 ** 20,
  };
}
