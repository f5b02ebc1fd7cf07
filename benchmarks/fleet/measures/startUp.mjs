import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from './statistics.mjs';

const RUNS = 7;

/** What it costs to load a backend plugin into a process that has Backstage's plugin API already. */
export function measureStartUp({ modules, plugin }) {
  const { resolve } = createRequire(join(modules, 'package.json'));
  const file = isAbsolute(plugin) ? plugin : resolve(plugin);
  const script = `
    const load = file => import(file);
    await load(${JSON.stringify(
      pathToFileURL(resolve('@backstage/backend-plugin-api')).href,
    )});
    const before = process.memoryUsage().rss;
    const startedAt = performance.now();
    await load(${JSON.stringify(pathToFileURL(file).href)});
    const ms = performance.now() - startedAt;
    console.log(JSON.stringify({ ms, bytes: process.memoryUsage().rss - before }));
    process.exit();
  `;
  const samples = Array.from({ length: RUNS }, () =>
    JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
        cwd: modules,
      }),
    ),
  );
  return {
    ms: median(samples.map(({ ms }) => ms)),
    megabytes: median(samples.map(({ bytes }) => bytes)) / 2 ** 20,
  };
}
