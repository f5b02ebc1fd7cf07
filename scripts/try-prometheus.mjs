/**
 * `yarn try-prometheus`: do the metrics, the dashboard and the
 * alerts of docs/monitoring work with a real Prometheus?
 *
 * Starts the demo's backend and clusters, and Prometheus (Debian's package).
 * Every metric has to arrive, every panel to have data, and every alert to fire
 * when a cluster hangs, refuses its credential or is slow.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from './lib/command.mjs';
import { requireTool } from './lib/debianTools.mjs';
import { checkRules, startPrometheus } from './lib/prometheus.mjs';
import { signInAsGuest } from './lib/readiness.mjs';
import { startStack } from './lib/stack.mjs';
import { root } from './lib/toolchain.mjs';

const RULES = join(root, 'docs/monitoring/alerts.yaml');
const DASHBOARD = join(root, 'docs/monitoring/grafana-dashboard.json');
const QUERIES = join(root, 'docs/rank-your-failures.md');
const SERVICES = ['dice-roller', 'checkout', 'payments', 'storefront'];

/** A breaker opens after five failures with pauses between them, and then everything takes three scrapes. */
const PATIENCE_MS = 150_000;
const BETWEEN_LOOKS_MS = 2_000;

/** A service that is watched asks next to nothing; a diagnosis may be made 20 times a minute. */
const BETWEEN_DIAGNOSES_MS = 3_200;

/** What each alert is provoked with. */
const PROVOCATIONS = [
  ['PodlightClusterNotAnswering', 'prod-ap', { type: 'refuse' }],
  ['PodlightClusterRefusesCredential', 'prod-us', { type: 'unauthorized' }],
  ['PodlightClusterSlow', 'prod-eu', { type: 'slow', delayMs: 3_000 }],
];

/** No cluster of the demo lacks a credential or forgets a version, so there is nothing to count. */
const WITHOUT_DATA = [
  'podlight_credential_failures_total',
  'podlight_relists_total',
];

/** The way a Prometheus gets in: a static token that may do one thing. */
function writeAccessConfig(folder, token) {
  const file = join(folder, 'app-config.prometheus.yaml');
  const access = {
    type: 'static',
    options: { token, subject: 'prometheus' },
    accessRestrictions: [
      { plugin: 'kubernetes', permission: 'podlight.clusters.read' },
    ],
  };
  writeFileSync(
    file,
    JSON.stringify({ backend: { auth: { externalAccess: [access] } } }),
  );
  return file;
}

/** People who look: a stream for each service, opened again when it ends, and somebody who diagnoses. */
function lookAround(backendUrl, token) {
  const leaving = new AbortController();
  const { signal } = leaving;
  const headers = { authorization: `Bearer ${token}` };
  const base = `${backendUrl}/api/kubernetes/v1`;
  const follow = async service => {
    while (!signal.aborted) {
      const url = `${base}/entities/component/default/${service}/live`;
      const response = await fetch(url, { headers, signal });
      for await (const _ of response.body) if (signal.aborted) return;
    }
  };
  for (const service of SERVICES) follow(service).catch(() => undefined);
  const diagnose = async cluster => {
    while (!signal.aborted) {
      const url = `${base}/clusters/${cluster}/diagnosis`;
      await fetch(url, { headers, signal }).then(answer => answer.text());
      await sleep(BETWEEN_DIAGNOSES_MS, undefined, { signal });
    }
  };
  for (const [, cluster] of PROVOCATIONS) {
    diagnose(cluster).catch(() => undefined);
  }
  return {
    openHelp: name =>
      fetch(`${base}/help/${name}`, { method: 'POST', headers }),
    answerHelp: (name, helped) =>
      fetch(`${base}/help/${name}/answers/${helped}`, {
        method: 'POST',
        headers,
      }),
    leave: () => leaving.abort(),
  };
}

async function until(what, isSo) {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const missing = await isSo();
    if (!missing) break;
    if (Date.now() > giveUpAt) throw new Error(`${what}: ${missing}`);
    await sleep(BETWEEN_LOOKS_MS);
  }
  console.log(`✓ ${what}`);
}

/** Name and type of each metric that the backend has, from its own words. */
async function scrapeMetrics(backendUrl, token) {
  const response = await fetch(`${backendUrl}/api/kubernetes/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`The backend answers ${response.status}`);
  const text = await response.text();
  return [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => ({
    name,
    type,
  }));
}

async function checkMetrics(prometheus, metrics) {
  for (const { name, type } of metrics) {
    const hasData = !WITHOUT_DATA.includes(name);
    const how = hasData ? 'arrives as a' : 'is known, without a value, as a';
    await until(`${name} ${how} ${type}`, async () => {
      const data = await prometheus.ask('metadata', { metric: name });
      if (data[name]?.[0]?.type !== type) return 'it is not known';
      if (!hasData) return undefined;
      const series = type === 'histogram' ? `${name}_bucket` : name;
      const { result } = await prometheus.ask('query', { query: series });
      return result.length > 0 ? undefined : 'it has no value';
    });
  }
}

/** As Grafana fills its variables in. */
function fillIn(expression) {
  return expression
    .replaceAll('$__rate_interval', '30s')
    .replaceAll('$__range', '5m')
    .replaceAll('$cluster', '.*');
}

async function checkDashboard(prometheus) {
  const { panels } = JSON.parse(readFileSync(DASHBOARD, 'utf8'));
  for (const { title, targets } of panels) {
    for (const { expr } of targets) {
      const isEmptyHere = WITHOUT_DATA.some(name => expr.includes(name));
      const what = isEmptyHere ? 'makes sense, and is empty' : 'has data';
      await until(`panel "${title}" ${what}`, async () => {
        const { result } = await prometheus.ask('query', {
          query: fillIn(expr),
        });
        if (isEmptyHere) return undefined;
        return result.length > 0 ? undefined : 'it is empty';
      });
    }
  }
}

/** kube-state-metrics is not here, so there is nothing to count; but a mistake in a query is an error. */
async function checkQueries(prometheus) {
  const text = readFileSync(QUERIES, 'utf8');
  const blocks = [...text.matchAll(/```promql\n([^`]+)```/g)].flatMap(
    ([, block]) => block.split(/\n(?=topk)/),
  );
  for (const query of blocks) await prometheus.ask('query', { query });
  console.log(`✓ ${blocks.length} queries of rank-your-failures.md are PromQL`);
}

async function firing(prometheus) {
  const { alerts } = await prometheus.ask('alerts');
  return alerts
    .filter(({ state }) => state === 'firing')
    .map(({ labels }) => `${labels.alertname} ${labels.cluster}`);
}

async function checkAlerts(prometheus, controlUrl) {
  await until('no alert fires while all is well', async () => {
    const alerts = await firing(prometheus);
    return alerts.length > 0 ? alerts.join(', ') : undefined;
  });
  for (const [alert, cluster, fault] of PROVOCATIONS) {
    const url = `${controlUrl}/clusters/${cluster}/fault`;
    await fetch(url, { method: 'PUT', body: JSON.stringify(fault) });
    await until(`${alert} fires for ${cluster}`, async () =>
      (await firing(prometheus)).includes(`${alert} ${cluster}`)
        ? undefined
        : 'it does not',
    );
    await fetch(url, { method: 'DELETE' });
  }
  await until('all alerts end when the clusters are well again', async () => {
    const alerts = await firing(prometheus);
    return alerts.length > 0 ? alerts.join(', ') : undefined;
  });
}

await runCommand(async () => {
  const program = requireTool('prometheus');
  checkRules(requireTool('promtool'), RULES);
  console.log('✓ promtool finds nothing wrong with the alert rules');
  const folder = mkdtempSync(join(tmpdir(), 'podlight-prometheus-'));
  const token = randomBytes(24).toString('base64url');
  const stack = await startStack({
    app: 'none',
    config: [writeAccessConfig(folder, token)],
    say: message => console.log(`● ${message}`),
  });
  const { backendUrl } = stack;
  const prometheus = await startPrometheus({
    program,
    folder,
    backendUrls: [backendUrl],
    token,
    rulesFile: RULES,
  });
  console.log(`● Prometheus is at ${prometheus.url}, its data in ${folder}`);
  // Watches that are too old make lists necessary once more.
  await fetch(`${stack.controlUrl}/clusters/prod-eu/fault`, {
    method: 'PUT',
    body: JSON.stringify({ type: 'gone', match: { verb: 'watch' }, times: 5 }),
  });
  const people = lookAround(backendUrl, await signInAsGuest(backendUrl));
  await sleep(2 * BETWEEN_LOOKS_MS);
  await people.openHelp('OOMKilled');
  await people.answerHelp('OOMKilled', 'no');
  const metrics = await scrapeMetrics(backendUrl, token);
  await checkMetrics(prometheus, metrics);
  await people.openHelp('OOMKilled');
  await people.answerHelp('OOMKilled', 'no');
  await checkDashboard(prometheus);
  await checkQueries(prometheus);
  await checkAlerts(prometheus, stack.controlUrl);
  people.leave();
});
