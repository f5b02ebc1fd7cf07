/**
 * Simulated clusters, backend and app, on free ports.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';
import { prepareApp } from './appCache.mjs';
import { openAppServer } from './appServer.mjs';
import { run, start, stop } from './processes.mjs';
import { waitForAnswer, waitForBackend, waitForLine } from './readiness.mjs';
import { root } from './toolchain.mjs';

/**
 * Starts everything and resolves when it is ready. Options:
 *
 * - `simulate`: arguments of `yarn simulate`
 * - `kubeconfig`: read the clusters of this file instead of simulated ones
 * - `config`: more configuration files, later ones win
 * - `entity`: the component whose presence in the catalog means ready
 * - `app`: `cached` builds it when its sources have changed, and serves it; `dev`
 *   compiles it as it is edited; `built` lets the backend serve what `buildApp`
 *   has built, as in production; `none` starts the backend alone
 * - `fixedPorts`: prefer 3000 and 7007
 * - `folder`: for logs and generated configuration
 * - `say`: receives messages about the progress
 */
export async function startStack(options = {}) {
  const {
    simulate = [],
    kubeconfig,
    config = [],
    entity = 'dice-roller',
    app = 'dev',
    fixedPorts = false,
    folder = join(
      root,
      'node_modules',
      '.cache',
      `podlight-stack-${process.pid}`,
    ),
    say = () => {},
  } = options;
  mkdirSync(folder, { recursive: true });
  const parts = {};
  let urls;
  const startPart = (name, command, args, { env, cwd } = {}) => {
    parts[name] = start(command, args, {
      logFile: join(folder, `${name}.log`),
      env: {
        BROWSER: 'none',
        NODE_ENV: 'development',
        // The example links of app-config.yaml are to a page of this app.
        PODLIGHT_APP_URL: urls.app,
        ...env,
      },
      cwd,
    });
    return parts[name];
  };
  const server =
    app === 'cached' ? await openAppServer(fixedPorts && 3000) : undefined;
  const stopParts = () =>
    Promise.all([...Object.values(parts).map(stop), server?.close()]);

  try {
    urls = await chooseUrls(fixedPorts, app, server);
    if (fixedPorts) sayWhetherPortIsTaken(urls.app, say);
    const prepared =
      server && prepareApp({ say, logFile: join(folder, 'app.log') });
    // What fails is reported below, where it is waited for.
    prepared?.catch(() => {});
    const files = [
      'app-config.yaml',
      writeUrlConfig(folder, urls, { servesApp: app === 'built' }),
    ];
    if (kubeconfig) {
      files.push(writeKubeconfigConfig(folder, kubeconfig));
    } else {
      say('Starting the simulated clusters');
      files.push(await startSimulator(startPart, folder, simulate));
    }
    const configArgs = [...files, ...config].flatMap(file => [
      '--config',
      isAbsolute(file) ? file : join(root, file),
    ]);

    const withApp = app === 'dev';
    say(withApp ? 'Starting the backend and the app' : 'Starting the backend');
    const begin = workspace =>
      startPart(workspace, 'yarn', [
        'workspace',
        workspace,
        'start',
        ...configArgs,
      ]);
    const backend =
      app === 'cached'
        ? startBackendOnce(startPart, configArgs)
        : begin('backend');
    await Promise.all([
      waitForBackend(urls.backend, backend, entity).then(() =>
        say('The backend answers'),
      ),
      prepared?.then(built =>
        server.serve(built, {
          app: { baseUrl: urls.app },
          backend: { baseUrl: urls.backend },
        }),
      ),
      withApp &&
        waitForAnswer(urls.app, begin('app'), 'the app').then(() =>
          say('The app is compiled'),
        ),
    ]);
    return {
      url: urls.app,
      backendUrl: urls.backend,
      /** The control endpoint of the simulated clusters. */
      controlUrl: findControlUrl(parts.simulator),
      /** Resolves with the name of the first part that ends by itself. */
      ended: Promise.race(
        Object.entries(parts).map(([name, { exited }]) =>
          exited.then(() => name),
        ),
      ),
      stop: stopParts,
    };
  } catch (error) {
    await stopParts();
    throw error;
  }
}

/**
 * Starts the simulator with `startPart(name, command, args)`; resolves with the
 * file with the configuration of its clusters. Their kubeconfig is beside it.
 */
export async function startSimulator(startPart, folder, args) {
  const config = join(folder, 'app-config.clusters.yaml');
  const simulator = startPart('simulator', process.execPath, [
    'scripts/run-ts.mjs',
    'packages/cluster-simulator/src/main.ts',
    '--config',
    config,
    '--kubeconfig',
    join(folder, 'kubeconfig'),
    ...args,
  ]);
  await waitForLine(simulator, /^Simulating/, 'the simulator');
  return config;
}

/** The control endpoint of the simulated clusters. */
export function findControlUrl(simulator) {
  const line = simulator?.tail.find(text => text.startsWith('Simulating'));
  return line && /Control: (\S+)/.exec(line)?.[1];
}

function writeKubeconfigConfig(folder, kubeconfig) {
  const file = join(folder, 'app-config.kubeconfig.yaml');
  writeFileSync(
    file,
    [
      'kubernetes:',
      '  clusterLocatorMethods:',
      '    - type: kubeconfig',
      `      path: ${JSON.stringify(resolve(kubeconfig))}`,
      '',
    ].join('\n'),
  );
  return file;
}

/**
 * Writes the URLs of backend and app into a configuration file and returns its path. Unless the
 * backend serves the app, it is kept from reading a build that may be in the making.
 */
export function writeUrlConfig(
  folder,
  { app, backend },
  { servesApp = true } = {},
) {
  const file = join(folder, 'app-config.urls.yaml');
  const withoutApp = servesApp ? '' : ', packageName: backend';
  writeFileSync(
    file,
    [
      `app: { baseUrl: '${app}'${withoutApp} }`,
      `backend:`,
      `  baseUrl: '${backend}'`,
      `  listen: { port: ${new URL(backend).port} }`,
      `  cors: { origin: '${app}' }`,
      '',
    ].join('\n'),
  );
  return file;
}

/** Builds the app as the backend serves it in production. Options are those of `run`. */
export async function buildApp(options) {
  await run('yarn', ['workspace', 'app', 'build'], {
    ...options,
    env: { NODE_ENV: 'development' },
  });
}

/**
 * Starts the backend as it is, without watching its sources, in half the time: what Node compiles
 * is kept for the next start.
 */
function startBackendOnce(startPart, configArgs) {
  const transform = '@backstage/cli-node/config/nodeTransform.cjs';
  return startPart(
    'backend',
    process.execPath,
    [
      '--enable-source-maps',
      ...['--require', createRequire(import.meta.url).resolve(transform)],
      'src/index',
      ...configArgs,
    ],
    {
      cwd: join(root, 'packages/backend'),
      env: {
        NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/podlight/node'),
      },
    },
  );
}

async function chooseUrls(fixedPorts, app, server) {
  const urlOf = async preferred =>
    `http://localhost:${await choosePort(fixedPorts ? preferred : 0)}`;
  if (server) {
    // Another demo that starts at this moment has port 3000, and will want 7007.
    const backend = await urlOf(server.port === 3000 ? 7007 : 0);
    return { app: `http://localhost:${server.port}`, backend };
  }
  const backend = await urlOf(7007);
  return { app: app === 'dev' ? await urlOf(3000) : backend, backend };
}

function sayWhetherPortIsTaken(app, say) {
  const { port } = new URL(app);
  if (port === '3000') return;
  say(
    `Port 3000 is taken, perhaps by another demo, so this one uses port ${port}`,
  );
}

/** A free port. */
export function freePort() {
  return choosePort(0);
}

/** The preferred port when it is free, else any free one. */
export async function choosePort(preferred) {
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
