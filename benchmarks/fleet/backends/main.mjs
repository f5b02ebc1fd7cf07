/**
 * One Backstage backend with one Kubernetes plugin, as a process of its own:
 *
 *   node main.mjs FOLDER PLUGIN --config FILE …
 *
 * FOLDER says whose node_modules the core comes from, PLUGIN is a module of it
 * or a file. Both subjects get the same core. It answers messages of its parent
 * with what it has used so far.
 */
import { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const CORE = [
  '@backstage/plugin-auth-backend',
  '@backstage/plugin-auth-backend-module-guest-provider',
  '@backstage/plugin-catalog-backend',
  '@backstage/plugin-permission-backend',
  '@backstage/plugin-permission-backend-module-allow-all-policy',
];

const [folder, plugin] = process.argv.splice(2, 2);
const { resolve } = createRequire(join(folder, 'package.json'));
const load = name =>
  import(pathToFileURL(isAbsolute(name) ? name : resolve(name)).href);

/** Milliseconds between two looks at the event loop. */
const RESOLUTION = 10;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });

/** Gives back to the system what is free, so that RSS is what is in use. */
function collect() {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.({
      type: 'major',
      execution: 'sync',
      flavor: 'last-resort',
    });
  }
}

function threadSeconds() {
  // Node.js 22 has no such figure.
  const { user = NaN, system = NaN } = process.threadCpuUsage?.() ?? {};
  return (user + system) / 1e6;
}

process.on('message', ({ id, collectGarbage, heapSnapshot, measureDelay }) => {
  if (collectGarbage) collect();
  const delayMs = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION);
  if (measureDelay) {
    delay.reset();
    delay.enable();
  }
  if (heapSnapshot)
    process.getBuiltinModule('node:v8').writeHeapSnapshot(heapSnapshot);
  const { user, system } = process.cpuUsage();
  process.send({
    id,
    cpuSeconds: (user + system) / 1e6,
    /** Of this thread alone, without those that the plugin has started. */
    mainCpuSeconds: threadSeconds(),
    rssBytes: process.memoryUsage().rss,
    heapBytes: process.memoryUsage().heapUsed,
    bufferBytes: process.memoryUsage().arrayBuffers,
    /** The highest of its life. */
    maxRssBytes: process.resourceUsage().maxRSS * 1024,
    /** How late the event loop was, p99 since `measureDelay`. */
    delayMs,
    /** Timers, sockets, file handles: by type, how many are alive. */
    resources: Object.fromEntries(
      Object.entries(
        Object.groupBy(process.getActiveResourcesInfo(), type => type),
      ).map(([type, all]) => [type, all.length]),
    ),
  });
});
// Without its parent it has no purpose.
process.on('disconnect', () => process.exit());

const { createBackend } = await load('@backstage/backend-defaults');
const backend = createBackend();
for (const name of [...CORE, plugin]) {
  const { default: feature } = await load(name);
  // Compiled CommonJS has its default export one level down.
  backend.add(feature.default ?? feature);
}
await backend.start();
