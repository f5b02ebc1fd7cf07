/**
 * How long the first look at a service takes, over 3 and over 40 clusters with
 * 270,000 pods, beside the floor: a bare program that lists the service's pods
 * in all clusters in parallel over connections that are open already.
 *
 *   node benchmarks/cold-load.mjs [--clusters 3,40] [--loads 20] [--json FILE]
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { runCommand } from '../scripts/lib/command.mjs';
import { signInAsGuest } from '../scripts/lib/readiness.mjs';
import { startStack } from '../scripts/lib/stack.mjs';

const FLEET = { services: 3_000, pods: 270_000 };

const serviceName = number => `service-${String(number).padStart(4, '0')}`;

/** Catalog file with one component for each load, so that every load is the first of its service. */
function writeCatalog(folder, count) {
  const file = join(folder, 'services.yaml');
  const component = name =>
    [
      'apiVersion: backstage.io/v1alpha1',
      'kind: Component',
      `metadata: { name: ${name}, annotations: { backstage.io/kubernetes-id: ${name} } }`,
      'spec: { type: service, lifecycle: production, owner: commerce }',
    ].join('\n');
  const names = Array.from({ length: count }, (_, number) =>
    serviceName(number),
  );
  writeFileSync(file, names.map(component).join('\n---\n'));
  const config = join(folder, 'app-config.catalog.yaml');
  writeFileSync(
    config,
    `catalog:\n  locations:\n    - type: file\n      target: ${file}\n`,
  );
  return config;
}

/** One look at a service, over the live route, until the pods of every cluster are there. */
async function loadPods(backend, token, service) {
  const startedAt = performance.now();
  const abort = new AbortController();
  const response = await fetch(
    `${backend}/api/kubernetes/v1/entities/component/default/${service}/live`,
    { headers: { authorization: `Bearer ${token}` }, signal: abort.signal },
  );
  if (!response.ok)
    throw new Error(`live answered ${response.status} for ${service}`);
  const waiting = new Set();
  const pods = new Map();
  let firstPodsMs;
  let bytes = 0;
  for await (const line of lines(response.body)) {
    bytes += line.length + 1;
    const message = JSON.parse(line);
    if (message.type === 'hello')
      message.clusters.forEach(({ name }) => waiting.add(name));
    if (message.type !== 'cluster' || message.state.phase === 'connecting')
      continue;
    if (message.state.phase === 'failed')
      throw new Error(JSON.stringify(message.state));
    waiting.delete(message.cluster);
    pods.set(message.cluster, message.pods.length);
    if (message.pods.length) firstPodsMs ??= performance.now() - startedAt;
    if (!waiting.size) break;
  }
  const allPodsMs = performance.now() - startedAt;
  abort.abort();
  const podCount = [...pods.values()].reduce((sum, count) => sum + count, 0);
  return { firstPodsMs, allPodsMs, bytes, podCount };
}

/** One look at another service, over the snapshot route: pods, all other kinds, events and diagnosis. */
async function loadEverything(backend, token, service) {
  const startedAt = performance.now();
  const response = await fetch(
    `${backend}/api/kubernetes/v1/entities/component/default/${service}/snapshot`,
    { headers: { authorization: `Bearer ${token}` } },
  );
  const { clusters } = await response.json();
  const bad = clusters.find(({ state }) => state.phase !== 'live');
  if (bad) throw new Error(`${bad.cluster}: ${JSON.stringify(bad.state)}`);
  return { everythingMs: performance.now() - startedAt };
}

async function* lines(body) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop();
    yield* parts.filter(Boolean);
  }
}

/** The floor: nothing but the pods, from all clusters at once. */
async function createFloor(kubeconfig) {
  const [{ Agent }, { KubeConfig }] = await Promise.all([
    import('undici'),
    import('@kubernetes/client-node'),
  ]);
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const clusters = config
    .getContexts()
    .filter(context => context.name === context.cluster)
    .map(context => {
      const cluster = config.getCluster(context.cluster);
      const { token } = config.getUser(context.user);
      const ca = Buffer.from(cluster.caData, 'base64');
      return {
        url: cluster.server,
        token,
        agent: new Agent({ connect: { ca }, connections: 4 }),
      };
    });
  return async service => {
    const startedAt = performance.now();
    let podCount = 0;
    await Promise.all(
      clusters.map(async ({ url, token, agent }) => {
        const selector = encodeURIComponent(
          `backstage.io/kubernetes-id=${service}`,
        );
        const { body } = await agent.request({
          origin: url,
          path: `/api/v1/pods?labelSelector=${selector}`,
          method: 'GET',
          headers: { authorization: `Bearer ${token}` },
        });
        const { items } = await body.json();
        podCount += items.length;
      }),
    );
    return { floorMs: performance.now() - startedAt, podCount };
  };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** One row of the table: loads and floor in turn, so that noise falls on both. */
async function measure(clusters, loads) {
  const folder = join(
    process.cwd(),
    'node_modules',
    '.cache',
    `cold-load-${process.pid}`,
  );
  mkdirSync(folder, { recursive: true });
  const warmUp = 3;
  const stack = await startStack({
    simulate: [
      '--fleet',
      '--clusters',
      clusters,
      '--services',
      FLEET.services,
      '--pods',
      FLEET.pods,
    ].map(String),
    config: [writeCatalog(folder, 2 * (loads + warmUp))],
    entity: serviceName(2 * (loads + warmUp) - 1),
    withApp: false,
    folder,
  });
  try {
    const token = await signInAsGuest(stack.backendUrl);
    const floor = await createFloor(join(folder, 'kubeconfig'));
    const samples = [];
    for (let number = 0; number < loads + warmUp; number++) {
      const service = serviceName(2 * number);
      const bare = await floor(service);
      const live = await loadPods(stack.backendUrl, token, service);
      const other = serviceName(2 * number + 1);
      const whole = await loadEverything(stack.backendUrl, token, other);
      if (bare.podCount !== live.podCount) {
        throw new Error(
          `${service}: the floor saw ${bare.podCount} pods, Podlight ${live.podCount}`,
        );
      }
      // The first loads open connections and compile code, on both sides.
      if (number >= warmUp) samples.push({ ...bare, ...live, ...whole });
    }
    const of = key => median(samples.map(sample => sample[key]));
    return {
      clusters,
      loads,
      podsPerService: samples[0].podCount,
      floorMs: of('floorMs'),
      firstPodsMs: of('firstPodsMs'),
      allPodsMs: of('allPodsMs'),
      everythingMs: of('everythingMs'),
      firstPodsToFloor: of('firstPodsMs') / of('floorMs'),
      everythingToFloor: of('everythingMs') / of('floorMs'),
      bytes: of('bytes'),
    };
  } finally {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({
  options: {
    clusters: { type: 'string', default: '3,40' },
    loads: { type: 'string', default: '20' },
    json: { type: 'string' },
  },
});
await runCommand(async () => {
  const rows = [];
  for (const clusters of values.clusters.split(',').map(Number)) {
    rows.push(await measure(clusters, Number(values.loads)));
  }
  console.table(
    rows.map(row =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          Math.round(value * 100) / 100,
        ]),
      ),
    ),
  );
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
});
