/**
 * `yarn try-fleet-replicas [--tabs] [--json FILE]`: the fleet index of several backends that share
 * the clusters by leases in a real PostgreSQL (Debian's package).
 *
 * Three backends over six simulated clusters. One is killed, then the other two are restarted
 * one after the other, while pods begin to fail: other replicas have to take over in time, no
 * cluster may be read twice, no page may forget what was known, and each transition has to
 * be in the database once. With `--tabs`, which takes two minutes more, tabs of a service
 * in one cluster may ask no other, whichever replica reads it.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { createFleetReplica, writeCommonConfig } from './lib/fleetReplica.mjs';
import { startPostgres } from './lib/postgres.mjs';

const REPLICAS = 3;
const CLUSTERS = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
const SERVICES = ['cart', 'checkout', 'orders', 'payments', 'search'];

/** The index watches so many kinds of objects in each cluster. */
const WATCHES = 6;
const TAKEOVER_MS = 30_000;
const PATIENCE_MS = 60_000;
const SAMPLE_MS = 100;

/** In the last cluster alone. */
const LONELY = 'lonely';

/** Replicas have to know a service before the next reading of the catalog, one a minute. */
const PLACED_WITHIN_MS = 180_000;
const TAB_MS = 5_000;

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    tabs: { type: 'boolean', default: false },
  },
});

/** A pod of a service, which no workload owns. */
function aPod(service, name, { isCrashing = false } = {}) {
  const at = new Date(Date.now() - 600_000).toISOString();
  const crash = { exitCode: 1, reason: 'Error', startedAt: at, finishedAt: at };
  const state = isCrashing
    ? {
        state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } },
        lastState: { terminated: crash },
        restartCount: 7,
      }
    : { state: { running: { startedAt: at } }, lastState: {}, restartCount: 0 };
  const ready = isCrashing ? 'False' : 'True';
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'shop',
      uid: `${service}-${name}-${randomBytes(4).toString('hex')}`,
      creationTimestamp: at,
      labels: { 'backstage.io/kubernetes-id': service, app: service },
    },
    spec: { nodeName: 'node-1', containers: [{ name: 'app', image: 'app:1' }] },
    status: {
      phase: 'Running',
      startTime: at,
      conditions: [
        'Initialized',
        'Ready',
        'ContainersReady',
        'PodScheduled',
      ].map(type => ({
        type,
        status: /eady/.test(type) ? ready : 'True',
        lastTransitionTime: at,
      })),
      containerStatuses: [
        {
          name: 'app',
          image: 'app:1',
          imageID: 'app',
          ready: !isCrashing,
          ...state,
        },
      ],
    },
  };
}

async function until(what, isSo, patienceMs = PATIENCE_MS) {
  const startedAt = Date.now();
  while (!(await isSo())) {
    if (Date.now() - startedAt > patienceMs) {
      throw new Error(`It did not happen: ${what}`);
    }
    await sleep(SAMPLE_MS);
  }
  const ms = Date.now() - startedAt;
  console.log(`  ${what} after ${(ms / 1_000).toFixed(1)} s`);
  return ms;
}

/** Holders by cluster. */
async function readLeases(client) {
  const { rows } = await client.query(
    'SELECT name, holder FROM fleet_clusters ORDER BY name',
  );
  return new Map(rows.map(({ name, holder }) => [name, holder]));
}

function isShared(leases, replicas) {
  const counts = Object.values(
    Object.groupBy([...leases.values()], holder => holder ?? 'nobody'),
  ).map(({ length }) => length);
  return (
    leases.size === CLUSTERS.length &&
    [...leases.values()].every(Boolean) &&
    counts.length === replicas &&
    Math.max(...counts) - Math.min(...counts) <= 1
  );
}

/** Looks all the time at what must never be. */
function startSampler({ simulator, replicas, down, quiet }) {
  const problems = { twice: new Set(), forgotten: new Set() };
  let samples = 0;
  let isRunning = true;
  const sample = async () => {
    while (isRunning) {
      samples += 1;
      for (const cluster of simulator.clusters) {
        const open = cluster.openWatches();
        if (quiet(cluster.name) && open > WATCHES) {
          problems.twice.add(`${cluster.name} had ${open} watches`);
        }
      }
      await sleep(SAMPLE_MS / 2);
    }
  };
  const look = async replica => {
    const unwell = new Set();
    while (isRunning) {
      const states = down.has(replica) ? undefined : await replica.states();
      for (const service of states ? SERVICES : []) {
        for (const cluster of CLUSTERS) {
          const key = `${service} ${cluster}`;
          const state = states.get(key);
          if (state === 'failing') unwell.add(key);
          const expected = unwell.has(key)
            ? ['failing']
            : ['healthy', 'failing'];
          if (!expected.includes(state) && quiet(cluster, service)) {
            problems.forgotten.add(`${key} became ${state}`);
          }
        }
      }
      await sleep(SAMPLE_MS * 3);
    }
  };
  const over = Promise.all([sample(), ...replicas.map(look)]);
  return {
    async stop() {
      isRunning = false;
      await over;
      return {
        samples,
        twice: [...problems.twice],
        forgotten: [...problems.forgotten],
      };
    },
  };
}

/** The clusters that a tab on one replica asks for pods within a few seconds. */
async function askedByTab(simulator, replica) {
  const listed = () =>
    simulator.clusters.map(cluster => {
      const { byKind } = cluster.requests();
      return (byKind['list pods'] ?? 0) + (byKind['watch pods'] ?? 0);
    });
  const before = listed();
  await replica.openTab(LONELY, TAB_MS);
  const after = listed();
  return CLUSTERS.filter((_, index) => after[index] > before[index]);
}

/** What is asked too much, or shown too little. */
async function tryTabs({ simulator, replicas, client }) {
  await until(
    'all replicas tell where services are',
    async () => {
      const { rows } = await client.query(
        `SELECT count(*) FROM fleet_clusters WHERE
           extract(epoch from now()) * 1000 - placed_at < 60000`,
      );
      return Number(rows[0].count) === CLUSTERS.length;
    },
    PLACED_WITHIN_MS,
  );
  const problems = [];
  for (const [index, replica] of replicas.entries()) {
    let asked = [];
    await until(
      `a tab on replica ${index + 1} asks only the cluster of its service`,
      async () => {
        asked = await askedByTab(simulator, replica);
        return asked.length === 1;
      },
      PLACED_WITHIN_MS,
    ).catch(error => problems.push(`${error}: ${asked.join()}`));
    if (asked.join() !== CLUSTERS.at(-1)) problems.push(`asked ${asked}`);
    // A tab that is open learns of another cluster from the index.
    const [second] = CLUSTERS.slice(index);
    simulator.cluster(second).put(aPod(LONELY, `lonely-${index}`));
    const seen = await replica.openTab(LONELY, TAB_MS);
    if (!seen.includes(second)) problems.push(`${second} is not in ${seen}`);
  }
  return problems;
}

async function trial({ folder, simulator, postgres, replicas }) {
  const down = new Set();
  const failing = [];
  const checks = [];
  const check = (name, problems) => checks.push({ name, problems });
  const [first, ...others] = replicas;
  console.log(`● Starting ${REPLICAS} backends; logs are in ${folder}`);
  // It fills the catalog, which an index reads when it starts and then once a minute.
  await first.begin();
  await until('the catalog is filled', () => first.knows(SERVICES));
  await first.kill();
  await Promise.all(replicas.map(replica => replica.begin()));
  const client = await postgres.connect('backstage_plugin_kubernetes');
  const leases = () => readLeases(client);
  const alive = () => replicas.filter(replica => !down.has(replica));
  const everywhere = async (key, state) =>
    (await Promise.all(alive().map(replica => replica.states()))).every(
      states => states?.get(key) === state,
    );
  const isHealthy = async () => {
    const pages = await Promise.all(alive().map(replica => replica.states()));
    return pages.every(
      states =>
        states?.size >= SERVICES.length * CLUSTERS.length &&
        [...states.values()].every(state => state === 'healthy'),
    );
  };
  await until('clusters are shared evenly', async () =>
    isShared(await leases(), REPLICAS),
  );
  await until('all pages show all services', isHealthy);
  const noExtraWatches = () =>
    simulator.clusters.every(cluster => cluster.openWatches() === WATCHES);
  await until('each cluster is watched once', noExtraWatches);

  /** Diagnoses watch, too, so a cluster with something wrong has more watches. */
  const sampler = startSampler({
    simulator,
    replicas,
    down,
    quiet: (cluster, service) =>
      service !== undefined || !failing.some(each => each.cluster === cluster),
  });
  const breakPod = (service, cluster) => {
    failing.push({ service, cluster });
    simulator
      .cluster(cluster)
      .put(aPod(service, `${service}-bad`, { isCrashing: true }));
  };

  breakPod('cart', CLUSTERS[0]);
  const shownMs = await until('all replicas show a failing pod', () =>
    everywhere(`cart ${CLUSTERS[0]}`, 'failing'),
  );

  console.log('● kill -9 of one backend');
  const holdersBefore = new Set((await leases()).values());
  await first.kill();
  down.add(first);
  const killedAt = Date.now();
  // Which of them it was is seen by whose lease ends.
  const lost = async () => {
    const now = new Set((await leases()).values());
    return [...holdersBefore].filter(holder => !now.has(holder));
  };
  const before = await leases();
  for (const [index, cluster] of CLUSTERS.entries()) {
    if (index % 2 === 0) breakPod(SERVICES[1], cluster);
  }
  await until(
    'its clusters are held by others',
    async () =>
      isShared(await leases(), REPLICAS - 1) && (await lost()).length === 1,
  );
  const takeoverMs = Date.now() - killedAt;
  const [victim] = await lost();
  const orphans = [...before].filter(([, holder]) => holder === victim);
  check('a kill -9 is followed by a takeover within 30 s', [
    ...(takeoverMs > TAKEOVER_MS ? [`it took ${takeoverMs} ms`] : []),
    ...(orphans.length === 0 ? ['it held nothing'] : []),
  ]);
  await until('pods that began to fail meanwhile are shown', async () => {
    const shown = await Promise.all(
      failing.map(({ service, cluster }) =>
        everywhere(`${service} ${cluster}`, 'failing'),
      ),
    );
    return shown.every(Boolean);
  });
  const knownMs = Date.now() - killedAt;

  console.log('● A rolling restart');
  await first.begin();
  down.delete(first);
  await until('clusters are shared evenly again', async () =>
    isShared(await leases(), REPLICAS),
  );
  const handovers = [];
  for (const [index, replica] of others.entries()) {
    const held = new Set((await leases()).values());
    down.add(replica);
    const endedAt = Date.now();
    const ended = replica.end();
    breakPod(SERVICES[2 + index], CLUSTERS[5 - index]);
    await until('others have taken over', async () => {
      const now = await leases();
      return (
        isShared(now, REPLICAS - 1) &&
        [...held].some(holder => ![...now.values()].includes(holder))
      );
    });
    handovers.push(Date.now() - endedAt);
    await ended;
    await replica.begin();
    down.delete(replica);
    await until('clusters are shared evenly again', async () =>
      isShared(await leases(), REPLICAS),
    );
  }
  await until('all pages show what fails', async () => {
    const shown = await Promise.all(
      failing.map(({ service, cluster }) =>
        everywhere(`${service} ${cluster}`, 'failing'),
      ),
    );
    return shown.every(Boolean);
  });
  const { samples, twice, forgotten } = await sampler.stop();
  check('no cluster is watched twice', twice);
  check('no page forgets what was known', forgotten);
  const { rows } = await client.query(
    'SELECT cluster, entity_ref, from_state, to_state FROM fleet_transitions WHERE from_state <> to_state',
  );
  const told = rows.map(
    ({ cluster, entity_ref: ref, from_state: from, to_state: to }) =>
      `${ref.split('/').at(-1)} ${cluster}: ${from} to ${to}`,
  );
  const expected = failing.map(
    ({ service, cluster }) => `${service} ${cluster}: healthy to failing`,
  );
  if (values.tabs) {
    console.log('● Tabs');
    const problems = await tryTabs({ simulator, replicas, client });
    check('a tab asks only clusters that have its service', problems);
  }
  check('each transition is told once', [
    ...expected
      .filter(each => !told.includes(each))
      .map(each => `lost: ${each}`),
    ...told
      .filter(each => !expected.includes(each))
      .map(each => `more: ${each}`),
    ...(new Set(told).size < told.length ? ['one is told twice'] : []),
  ]);
  await client.end();
  const measured = { shownMs, takeoverMs, knownMs, handovers, samples };
  return { measured, checks };
}

await runCommand(async () => {
  const startedAt = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'podlight-fleet-replicas-'));
  const { bundleTs, importTs } = await import('./run-ts.mjs');
  const { startSimulator } = await importTs(
    'packages/cluster-simulator/src/index.ts',
  );
  const plugin = await bundleTs('benchmarks/fleet/backends/podlightPlugin.ts', {
    withSourceMap: false,
    format: 'cjs',
  });
  const simulator = await startSimulator({
    scenario: { clusters: CLUSTERS.map(name => ({ name })) },
  });
  for (const cluster of simulator.clusters) {
    for (const service of SERVICES) cluster.put(aPod(service, `${service}-1`));
  }
  if (values.tabs) {
    simulator.cluster(CLUSTERS.at(-1)).put(aPod(LONELY, 'lonely'));
  }
  const clusters = join(folder, 'app-config.clusters.yaml');
  writeFileSync(clusters, simulator.appConfig());
  const postgres = await startPostgres({
    logFile: join(folder, 'postgres.log'),
  });
  const token = randomBytes(24).toString('base64url');
  const common = writeCommonConfig({
    folder,
    postgres,
    token,
    services: values.tabs ? [...SERVICES, LONELY] : SERVICES,
  });
  const replicas = [];
  for (let count = 0; count < REPLICAS; count += 1) {
    replicas.push(
      await createFleetReplica({
        folder,
        plugin,
        configs: [common, clusters],
        token,
      }),
    );
  }
  const result = await trial({ folder, simulator, postgres, replicas });
  await Promise.all(replicas.map(replica => replica.kill()));
  await postgres.stop();
  await simulator.stop();
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  console.log(`  ${JSON.stringify(result.measured)}, ${seconds} s in all`);
  for (const { name, problems } of result.checks) {
    console.log(
      [`${problems.length ? '✕' : '✓'} ${name}`, ...problems].join('\n  '),
    );
  }
  if (values.json) {
    writeFileSync(
      values.json,
      `${JSON.stringify({ ...result, seconds }, null, 2)}\n`,
    );
  }
  return result.checks.every(({ problems }) => problems.length === 0);
});
