/**
 * The whole demo: simulated clusters, backend and app, on ports that are free.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { start, stop } from './processes.mjs';
import { root } from './toolchain.mjs';

/** Generous, because the first start compiles everything on what may be a slow machine. */
const READY_TIMEOUT_MS = 5 * 60_000;
const POLL_MS = 500;
const REQUEST_TIMEOUT_MS = 60_000;

const folder = join(root, '.demo');

/**
 * Starts everything and resolves when the app can be used.
 *
 * `scenario` names a file of the cluster simulator, or is undefined for an app
 * that reads `config` instead. `fixedPorts` prefers 3000 and 7007.
 */
export async function startStack(options = {}) {
  const {
    scenario = 'packages/cluster-simulator/scenarios/demo.yaml',
    config = [],
    fixedPorts = false,
    say = () => {},
  } = options;
  mkdirSync(folder, { recursive: true });
  const started = [];
  const startPart = (name, command, args, onLine) => {
    const handle = start(command, args, {
      logFile: join(folder, `${name}.log`),
      onLine,
      env: { BROWSER: 'none', NODE_ENV: 'development' },
    });
    started.push(handle);
    return handle;
  };

  try {
    const appPort = await choosePort(fixedPorts ? 3000 : 0);
    const backendPort = await choosePort(fixedPorts ? 7007 : 0);
    const app = `http://localhost:${appPort}`;
    const backend = `http://localhost:${backendPort}`;
    const configs = [
      'app-config.yaml',
      writePortConfig(app, backend, backendPort),
      ...config,
    ];
    let simulator;
    if (scenario) {
      say('Starting the simulated clusters');
      simulator = startPart('simulator', process.execPath, [
        'scripts/run-ts.mjs',
        'packages/cluster-simulator/src/main.ts',
        '--scenario',
        scenario,
        '--config',
        join(folder, 'app-config.clusters.yaml'),
        '--kubeconfig',
        join(folder, 'kubeconfig'),
      ]);
      await waitForLine(simulator, /^Simulating/, 'the simulated clusters');
      configs.push(join(folder, 'app-config.clusters.yaml'));
    }
    const configArgs = configs.flatMap(file => [
      '--config',
      join(root, file.replace(root, '')),
    ]);

    say('Starting the backend and the app (half a minute)');
    const parts = {
      backend: startPart('backend', 'yarn', [
        'workspace',
        'backend',
        'start',
        ...configArgs,
      ]),
      app: startPart('app', 'yarn', [
        'workspace',
        'app',
        'start',
        ...configArgs,
      ]),
    };
    await Promise.all([
      waitForBackend(backend, parts.backend).then(() =>
        say('The backend answers'),
      ),
      waitForAnswer(app, parts.app, 'the app').then(() =>
        say('The app is compiled'),
      ),
    ]);
    return {
      url: app,
      backendUrl: backend,
      kubeconfig: join(folder, 'kubeconfig'),
      simulatorLines: simulator?.tail ?? [],
      /** Resolves with the name of the first part that ends by itself. */
      failed: Promise.race(
        Object.entries(parts).map(async ([name, handle]) => {
          await handle.exited;
          return name;
        }),
      ),
      stop: () => Promise.all(started.map(stop)),
    };
  } catch (error) {
    await Promise.all(started.map(stop));
    throw error;
  }
}

function writePortConfig(app, backend, backendPort) {
  const file = join(folder, 'app-config.ports.yaml');
  writeFileSync(
    file,
    [
      `app: { baseUrl: '${app}' }`,
      `backend:`,
      `  baseUrl: '${backend}'`,
      `  listen: { port: ${backendPort} }`,
      `  cors: { origin: '${app}' }`,
      '',
    ].join('\n'),
  );
  return file;
}

/** The preferred port when nobody has it, else any that is free. */
async function choosePort(preferred) {
  const tryPort = port =>
    new Promise(done => {
      const server = createServer();
      server.once('error', () => done(undefined));
      server.listen(port, () => {
        const { port: chosen } = server.address();
        server.close(() => done(chosen));
      });
    });
  return (preferred && (await tryPort(preferred))) || tryPort(0);
}

async function waitForLine(handle, pattern, what) {
  await poll(handle, what, async () =>
    handle.tail.some(line => pattern.test(line)),
  );
}

async function waitForAnswer(url, handle, what) {
  await poll(handle, what, async () => {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    return response.ok;
  });
}

/** Ready means: a guest can sign in and the catalog has its services. */
async function waitForBackend(backend, handle) {
  await poll(handle, 'the backend', async () => {
    const signedIn = await fetch(`${backend}/api/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    if (!signedIn.ok) return false;
    const { token } = (await signedIn.json()).backstageIdentity;
    const entity = await fetch(
      `${backend}/api/catalog/entities/by-name/component/default/dice-roller`,
      {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      },
    );
    return entity.ok;
  });
}

async function poll(handle, what, isReady) {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (handle.hasExited) {
      throw new Error(
        `${what} ended before it was ready:\n${handle.tail.join('\n')}`,
      );
    }
    if (await isReady().catch(() => false)) return;
    await sleep(POLL_MS);
  }
  throw new Error(
    `${what} was not ready after ${
      READY_TIMEOUT_MS / 60_000
    } minutes:\n${handle.tail.join('\n')}`,
  );
}
