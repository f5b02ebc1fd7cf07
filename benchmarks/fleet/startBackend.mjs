import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { start, stop } from '../../scripts/lib/processes.mjs';
import { signInAsGuest, waitForBackend } from '../../scripts/lib/readiness.mjs';
import { choosePort } from '../../scripts/lib/stack.mjs';
import { root } from '../../scripts/lib/toolchain.mjs';

/** Of one processor; what a backend needs for itself is less. */
const IDLE_PART = 0.05;
const IDLE_WINDOW_MS = 3_000;
const MAX_UNTIL_IDLE_MS = 120_000;

const MAIN = join(root, 'benchmarks/fleet/backends/main.mjs');

/**
 * Starts a Backstage backend with one Kubernetes plugin over the fleet.
 *
 * @param options.name - for its log
 * @param options.modules - folder whose node_modules the core comes from
 * @param options.plugin - module of that folder, or a file
 * @param options.index - `kubernetes.fleet` of its configuration
 * @param options.env - further environment variables
 */
export async function startBackend({
  name,
  modules,
  plugin,
  fleet,
  folder,
  index = { enabled: false },
  env,
}) {
  const port = await choosePort(0);
  const url = `http://localhost:${port}`;
  const config = join(folder, `app-config.${name}.yaml`);
  writeFileSync(config, configText(url, port, fleet.catalog, index));
  const handle = start(
    process.execPath,
    [
      '--expose-gc',
      // `--cpu-prof`, for example.
      ...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []),
      '--no-node-snapshot',
      MAIN,
      modules,
      plugin,
      ...['--config', config],
      ...['--config', fleet.config],
    ],
    {
      logFile: join(folder, `${name}.log`),
      // As in production, where express and Backstage are quicker.
      env: { NODE_ENV: 'production', ...env },
      ipc: true,
    },
  );
  await waitForBackend(url, handle, fleet.serviceName(fleet.services - 1));
  const usage = createProbe(handle.child);
  await untilIdle(usage);
  return {
    url,
    token: await signInAsGuest(url),
    usage,
    stop: () => stop(handle),
  };
}

/** The catalog goes on with its 3,000 entities for a while after it has the last of them. */
async function untilIdle(usage) {
  const giveUpAt = Date.now() + MAX_UNTIL_IDLE_MS;
  const cpuSeconds = async () => (await usage()).cpuSeconds;
  for (;;) {
    const before = await cpuSeconds();
    await sleep(IDLE_WINDOW_MS);
    const part = ((await cpuSeconds()) - before) / (IDLE_WINDOW_MS / 1_000);
    if (part < IDLE_PART || Date.now() > giveUpAt) return;
  }
}

/** Asks the process what it has used. */
function createProbe(child) {
  let lastId = 0;
  return (options = {}) =>
    new Promise(done => {
      const id = ++lastId;
      const take = message => {
        if (message.id !== id) return;
        child.off('message', take);
        done(message);
      };
      child.on('message', take);
      child.send({ ...options, id });
    });
}

function configText(url, port, catalog, index) {
  return `
app: { baseUrl: '${url}' }
backend:
  baseUrl: '${url}'
  listen: { port: ${port}, host: localhost }
  database: { client: better-sqlite3, connection: ':memory:' }
auth:
  environment: development
  providers:
    guest: { userEntityRef: 'user:default/guest', dangerouslyAllowOutsideDevelopment: true }
permission: { enabled: true }
catalog:
  # It would read 3,000 entities again every two minutes: work that neither plugin leads to.
  processingInterval: { hours: 2 }
  rules: [{ allow: [Component, Group] }]
  locations: [{ type: file, target: '${catalog}' }]
kubernetes:
  serviceLocatorMethod: { type: multiTenant }
  fleet: ${JSON.stringify(index)}
  # Everybody here is the same guest.
  limits: { liveStreamsPerUser: 10000, requestsPerUser: 10000, requestsPerSecond: 100000 }
`;
}
