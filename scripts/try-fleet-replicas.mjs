/**
 * `yarn try-fleet-replicas [--tabs] [--faults] [--pgbouncer] [--json FILE]`: the fleet index of several
 * backends that share the clusters by leases in a real PostgreSQL (Debian's package).
 *
 * Three backends over six simulated clusters. One is killed, then the other two are restarted
 * one after the other, while pods begin to fail: other replicas have to take over in time, no
 * cluster may be read twice, no page may forget what was known, and each transition has to
 * be in the database once.
 *
 * - `--tabs`, two minutes more: tabs of a service in one cluster may ask no other, whichever replica
 *   reads it
 * - `--faults`, two minutes more: the database is away for longer than a lease lasts, and a backend
 *   stands still while others take its clusters
 * - `--pgbouncer`: all of it through PgBouncer in transaction mode
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { createFleetReplica, writeCommonConfig } from './lib/fleetReplica.mjs';
import { aPod } from './lib/fleetTrial/aPod.mjs';
import { tryOutage, tryPause } from './lib/fleetTrial/faults.mjs';
import {
  CLUSTERS,
  isShared,
  readLeases,
  SERVICES,
} from './lib/fleetTrial/fleet.mjs';
import { startSampler } from './lib/fleetTrial/sampler.mjs';
import { LONELY, tryTabs } from './lib/fleetTrial/tabs.mjs';
import { until } from './lib/fleetTrial/until.mjs';
import { isWatchedOnce } from './lib/fleetTrial/watches.mjs';
import { startPgBouncer } from './lib/pgbouncer.mjs';
import { startPostgres } from './lib/postgres.mjs';

const REPLICAS = 3;
const TAKEOVER_MS = 30_000;

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    tabs: { type: 'boolean', default: false },
    faults: { type: 'boolean', default: false },
    pgbouncer: { type: 'boolean', default: false },
  },
});

/** Asks the database, which may have been away. */
function querying(postgres, database) {
  let client;
  const ask = async text => {
    client ??= await postgres.connect(database);
    return (await client.query(text)).rows;
  };
  return text =>
    ask(text).catch(async () => {
      await client?.end().catch(() => {});
      client = undefined;
      return ask(text);
    });
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
  const query = querying(postgres, 'backstage_plugin_kubernetes');
  const leases = () => readLeases(query);
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
  await until('each cluster is watched once', () =>
    simulator.clusters.every(isWatchedOnce),
  );

  let isFrozen = false;
  const sampler = startSampler({
    simulator,
    replicas,
    down,
    isFrozen: () => isFrozen,
  });
  const breakPod = (service, cluster) => {
    failing.push({ service, cluster });
    simulator
      .cluster(cluster)
      .put(aPod(service, `${service}-bad`, { isCrashing: true }));
  };

  const context = {
    alive,
    breakPod,
    check,
    down,
    everywhere,
    leases,
    postgres,
    query,
    replicas,
    simulator,
    setFrozen: is => {
      isFrozen = is;
    },
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
  const faults = values.faults && {
    outage: await tryOutage(context),
    pause: await tryPause(context),
  };
  const { samples, twice, forgotten } = await sampler.stop();
  check('no cluster is watched twice', twice);
  check('no page forgets what was known', forgotten);
  const rows = await query(
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
    const problems = await tryTabs(context);
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
  const measured = {
    shownMs,
    takeoverMs,
    knownMs,
    handovers,
    samples,
    ...(faults && { faults }),
  };
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
  const bouncer =
    values.pgbouncer &&
    (await startPgBouncer({
      connection: postgres.connection,
      logFile: join(folder, 'pgbouncer.log'),
    }));
  const token = randomBytes(24).toString('base64url');
  const common = writeCommonConfig({
    folder,
    postgres: bouncer || postgres,
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
  if (bouncer) await bouncer.stop();
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
