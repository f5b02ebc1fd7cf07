/**
 * `yarn try-replicas`: several backends behind one address, without sticky
 * sessions.
 *
 * Three backends over the demo's clusters, a load balancer that gives each request
 * to the next of them that is ready, tabs as browsers have them, and a real
 * Prometheus (Debian's package). The figures of three have to be those of one;
 * one backend is killed, then all are restarted one after the other, and no tab
 * may be sent away more than once a restart, or for long.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from './lib/command.mjs';
import { requireTool } from './lib/debianTools.mjs';
import { exampleLocations } from './lib/exampleCatalog.mjs';
import { start, stop } from './lib/processes.mjs';
import { startPrometheus } from './lib/prometheus.mjs';
import { waitForAnswer, waitForLine } from './lib/readiness.mjs';
import { startRoundRobin } from './lib/roundRobin.mjs';
import { findControlUrl, freePort, startSimulator } from './lib/stack.mjs';
import { root } from './lib/toolchain.mjs';

const REPLICAS = 3;
const SERVICES = ['dice-roller', 'checkout', 'payments', 'storefront'];
const TABS_PER_SERVICE = 5;

/** Longest time that a tab may be without a connection. */
const MAX_LOST_MS = 5_000;
const PATIENCE_MS = 120_000;

/** Longer than it takes the last tab to come back, and Prometheus to have seen it. */
const SETTLE_MS = 6_000;

const FINDINGS =
  'sum(max by (cluster, class, severity, shard) (podlight_findings))';
const PODS = 'sum(max by (cluster, class, shard) (podlight_affected_pods))';
const RECORDED = 'sum(cluster_class_severity:podlight_findings:sum)';

async function until(what, isSo) {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`It did not happen: ${what}`);
    await sleep(250);
  }
  console.log(`✓ ${what}`);
}

function demand(isSo, what) {
  if (!isSo) throw new Error(`It is not so: ${what}`);
  console.log(`✓ ${what}`);
}

/** What all backends have in common: their database is their own, so people come with a token that all know. */
function writeConfig(folder, url, tokens) {
  const file = join(folder, `app-config.${new URL(url).port}.yaml`);
  const access = (token, restrictions) => ({
    type: 'static',
    options: { token, subject: 'try-replicas' },
    ...restrictions,
  });
  const config = {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { port: Number(new URL(url).port), host: '127.0.0.1' },
      database: { client: 'better-sqlite3', connection: ':memory:' },
      auth: {
        externalAccess: [access(tokens.people), access(tokens.prometheus)],
      },
    },
    auth: { providers: {} },
    permission: { enabled: true },
    catalog: { locations: exampleLocations() },
    kubernetes: { serviceLocatorMethod: { type: 'multiTenant' } },
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** A backend process that can be started again at the same address. */
async function createReplica({ folder, plugin, clusters, tokens }) {
  const url = `http://127.0.0.1:${await freePort()}`;
  const config = writeConfig(folder, url, tokens);
  let handle;
  const isKnown = service =>
    fetch(`${url}/api/catalog/entities/by-name/component/default/${service}`, {
      headers: { authorization: `Bearer ${tokens.people}` },
    })
      .then(({ ok }) => ok)
      .catch(() => false);
  return {
    url,
    async begin() {
      handle = start(
        process.execPath,
        [
          '--no-node-snapshot',
          join(root, 'benchmarks/fleet/backends/main.mjs'),
          root,
          plugin,
          ...['--config', config, '--config', clusters],
        ],
        {
          logFile: join(folder, `backend-${new URL(url).port}.log`),
          env: { NODE_ENV: 'production' },
        },
      );
      await waitForAnswer(
        `${url}/.backstage/health/v1/readiness`,
        handle,
        'a backend',
      );
      while (!(await isKnown(SERVICES.at(-1)))) await sleep(250);
    },
    async kill() {
      process.kill(handle.child.pid, 'SIGKILL');
      await handle.exited;
    },
    /** As Kubernetes ends a pod, with its 30 seconds. */
    async end() {
      const startedAt = Date.now();
      process.kill(handle.child.pid, 'SIGTERM');
      await handle.exited;
      return Date.now() - startedAt;
    },
    stop: () => stop(handle),
  };
}

/** A tab that counts how often, and for how long, it has no connection. */
function openTab(PodlightTab, backendUrl, token, service) {
  const losses = [];
  let lostAt;
  const tab = new PodlightTab({
    backendUrl,
    token,
    service,
    onLost: error => {
      if (lostAt === undefined) losses.push({ error, tries: 0 });
      lostAt ??= Date.now();
      losses.at(-1).tries += 1;
    },
    onState: () => {
      if (lostAt === undefined) return;
      losses.at(-1).ms = Date.now() - lostAt;
      lostAt = undefined;
    },
  });
  return {
    tab,
    isReady: () =>
      lostAt === undefined &&
      tab.state.hello !== undefined &&
      tab.state.clusters.every(({ state }) => state.phase !== 'connecting'),
    /** Those since it was last asked. */
    takeLosses: () => losses.splice(0),
  };
}

function report(what, tabs) {
  const all = tabs.map(tab => tab.takeLosses());
  const losses = all.flat();
  const longest = Math.max(0, ...losses.map(({ ms = Infinity }) => ms));
  const most = Math.max(...all.map(({ length }) => length));
  const tries = Math.max(0, ...losses.map(({ tries: count }) => count));
  console.log(
    `  ${what}: ${losses.length} of ${tabs.length} tabs' connections lost, at most ${most} of one tab, ` +
      `the longest for ${longest} ms, at most ${tries} tries`,
  );
  return { longest, most, lost: losses.length };
}

async function queryValue(prometheus, query) {
  const { result } = await prometheus.ask('query', { query });
  return Number(result[0]?.value[1] ?? NaN);
}

await runCommand(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'podlight-replicas-'));
  console.log(`● Logs are in ${folder}`);
  const { bundleTs, importTs } = await import('./run-ts.mjs');
  const { PodlightTab } = await importTs(
    'benchmarks/fleet/subjects/podlightBrowser.ts',
  );
  const plugin = await bundleTs('benchmarks/fleet/backends/podlightPlugin.ts', {
    withSourceMap: false,
    format: 'cjs',
  });
  let simulator;
  const clusters = await startSimulator(
    (name, command, args) => {
      simulator = start(command, args, {
        logFile: join(folder, `${name}.log`),
      });
      return simulator;
    },
    folder,
    [],
  );
  await waitForLine(simulator, /Control: /, 'the simulator');
  const tokens = {
    people: randomBytes(24).toString('base64url'),
    prometheus: randomBytes(24).toString('base64url'),
  };
  const replicas = [];
  for (let count = 0; count < REPLICAS; count += 1) {
    replicas.push(await createReplica({ folder, plugin, clusters, tokens }));
  }
  console.log('● Starting the backends');
  await Promise.all(replicas.map(replica => replica.begin()));
  const balancer = await startRoundRobin(replicas.map(({ url }) => url));
  await until('all backends are ready', async () =>
    replicas.every(({ url }) => balancer.isReady(url)),
  );
  const prometheus = await startPrometheus({
    program: requireTool('prometheus'),
    folder,
    backendUrls: replicas.map(({ url }) => url),
    token: tokens.prometheus,
    rulesFile: join(root, 'docs/monitoring/alerts.yaml'),
  });

  const open = service =>
    openTab(PodlightTab, balancer.url, tokens.people, service);
  const isSettled = async opened => opened.every(tab => tab.isReady());
  // Each of them on one replica: what these have to say is the truth.
  const first = SERVICES.map(open);
  await until('one tab of each service is open', () => isSettled(first));
  await sleep(SETTLE_MS);
  const findings = await queryValue(prometheus, FINDINGS);
  const pods = await queryValue(prometheus, PODS);
  demand(findings > 0 && pods > 0, `${findings} findings, ${pods} pods`);
  const tabs = [...first];
  for (let count = 1; count < TABS_PER_SERVICE; count += 1) {
    tabs.push(...SERVICES.map(open));
  }
  await until(`${tabs.length} tabs are open`, () => isSettled(tabs));
  await sleep(SETTLE_MS);
  const summed = await queryValue(prometheus, 'sum(podlight_findings)');
  console.log(`  a plain sum over the replicas would say ${summed}`);
  demand(summed > findings, 'several replicas follow the same services');
  demand(
    (await queryValue(prometheus, FINDINGS)) === findings,
    `three replicas still have ${findings} findings`,
  );
  demand(
    (await queryValue(prometheus, PODS)) === pods,
    `three replicas still have ${pods} affected pods`,
  );
  // Recorded some seconds after they are scraped, and later on a busy machine.
  await until(
    'the recorded series says so, too',
    async () => (await queryValue(prometheus, RECORDED)) === findings,
  );
  const clusterCount = tabs[0].tab.state.clusters.length;
  const viewers = await queryValue(prometheus, 'sum(podlight_viewers)');
  demand(
    viewers === tabs.length * clusterCount,
    `${tabs.length} tabs over ${clusterCount} clusters are ${viewers} viewers`,
  );

  tabs.forEach(tab => tab.takeLosses());
  await replicas[0].kill();
  await sleep(1_000);
  await until('all tabs are back after a kill -9', () => isSettled(tabs));
  const killed = report('kill -9 of one backend', tabs);
  demand(killed.lost > 0, 'some tabs were on it');
  demand(killed.most <= 1, 'none of them was lost twice');
  demand(killed.longest <= MAX_LOST_MS, `none for more than ${MAX_LOST_MS} ms`);
  await replicas[0].begin();

  for (const [index, replica] of replicas.entries()) {
    await until(`backend ${index + 1} of ${REPLICAS} is ready`, async () =>
      replicas.every(({ url }) => balancer.isReady(url)),
    );
    const ms = await replica.end();
    await until(
      `all tabs are open without it, which took ${ms} ms to end`,
      () => isSettled(tabs),
    );
    await sleep(500);
    const restarted = report('restart', tabs);
    demand(restarted.most <= 1, 'no tab was sent away twice');
    demand(
      restarted.longest <= MAX_LOST_MS,
      `none was without a connection for more than ${MAX_LOST_MS} ms`,
    );
    await replica.begin();
  }

  // Where the viewers of an ill cluster go elsewhere its breaker must not stay.
  const cluster = tabs[0].tab.state.clusters[0].head.name;
  const fault = `${findControlUrl(simulator)}/clusters/${cluster}/fault`;
  await fetch(fault, {
    method: 'PUT',
    body: JSON.stringify({ type: 'refuse' }),
  });
  const broken = `max(podlight_breaker_state{cluster="${cluster}",state!="closed"})`;
  await until(`the breaker of ${cluster} opens`, async () =>
    queryValue(prometheus, broken).then(value => value === 1),
  );
  for (const { tab } of tabs) tab.close();
  await fetch(fault, { method: 'DELETE' });
  await until('and ends by itself when nobody asks through it', async () =>
    queryValue(prometheus, broken).then(value => value === 0),
  );
  const { alerts } = await prometheus.ask('alerts');
  const firing = alerts.filter(({ state }) => state === 'firing');
  demand(
    !firing.some(
      ({ labels }) => labels.alertname === 'PodlightClusterNotAnswering',
    ),
    'no alert says that a cluster does not answer',
  );
  balancer.stop();
});
