/**
 * `yarn bench:first-tab`: the requests that the first tab on an idle backend costs the API
 * servers of 40 clusters in its first minute, without the fleet index and with it. The
 * service is in three clusters, and the only one of the catalog, so that what the index asks
 * about others is not counted. With the index, the tab opens once that is complete.
 *
 *   yarn bench:first-tab [--clusters 40] [--json FILE]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { signInAsGuest } from '../../scripts/lib/readiness.mjs';
import { startStack } from '../../scripts/lib/stack.mjs';
import { root } from '../../scripts/lib/toolchain.mjs';
import { createControl, writeCatalog } from '../fleet/startFleet.mjs';
import { table } from '../lib/markdown.mjs';

const SERVICES = 300;
const PODS = 27_000;
const SERVICE = 'service-0000';

/** Only the one that is opened: what the index diagnoses of others is not the tab's. */
const CATALOG_SERVICES = 1;
const MINUTE_MS = 60_000;

/** The catalog is read once a minute. */
const SETTLE_MINUTES = 2;

/** Pods, five kinds of workloads. */
const FOLLOWED_KINDS = 6;

const { values } = parseArgs({
  options: {
    clusters: { type: 'string', default: '40' },
    json: { type: 'string' },
  },
});

const folder = join(root, 'node_modules', '.cache', 'podlight-first-tab');

function writeConfig(name, fleet) {
  const catalog = writeCatalog(folder, CATALOG_SERVICES);
  const file = join(folder, `app-config.${name}.yaml`);
  const config = {
    catalog: { locations: [{ type: 'file', target: catalog }] },
    kubernetes: { customResources: [], fleet },
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** What comes is thrown away; the tab stays open until the signal aborts. */
async function openTab(backend, signal) {
  const token = await signInAsGuest(backend);
  const response = await fetch(
    `${backend}/api/kubernetes/v1/entities/component/default/${SERVICE}/live`,
    { headers: { authorization: `Bearer ${token}` }, signal },
  );
  if (!response.ok) throw new Error(`The tab got ${response.status}`);
  for await (const _chunk of response.body);
}

async function untilFollowed(control, clusters) {
  const expected = clusters * FOLLOWED_KINDS;
  for (let waited = 0; waited < 10 * MINUTE_MS; waited += 1_000) {
    if ((await control.openWatches()) >= expected) return;
    await sleep(1_000);
  }
  throw new Error('The index was not complete after ten minutes');
}

const sum = byKind =>
  Object.values(byKind).reduce((total, count) => total + count, 0);

/** Requests by verb and resource, in the time from now. */
async function countFor(control, timeMs) {
  const before = await control.requestsByKind();
  await sleep(timeMs);
  const after = await control.requestsByKind();
  return Object.fromEntries(
    Object.entries(after)
      .map(([kind, count]) => [kind, count - (before[kind] ?? 0)])
      .filter(([, count]) => count > 0),
  );
}

async function measure(name, fleet) {
  const clusters = Number(values.clusters);
  const stack = await startStack({
    app: 'none',
    entity: SERVICE,
    folder: join(folder, name),
    simulate: [
      '--fleet',
      ...['--clusters', clusters],
      ...['--services', SERVICES],
      ...['--pods', PODS],
    ].map(String),
    config: [writeConfig(name, fleet)],
  });
  try {
    const control = createControl(stack.controlUrl);
    if (fleet.enabled) {
      await untilFollowed(control, clusters);
      await sleep(SETTLE_MINUTES * MINUTE_MS);
    }
    const idle = await countFor(control, MINUTE_MS);
    const leaving = new AbortController();
    openTab(stack.backendUrl, leaving.signal).catch(() => undefined);
    const byKind = await countFor(control, MINUTE_MS);
    leaving.abort();
    return { index: name, before: sum(idle), requests: sum(byKind), byKind };
  } finally {
    await stack.stop();
  }
}

await runCommand(async () => {
  mkdirSync(folder, { recursive: true });
  const results = [
    await measure('off', { enabled: false }),
    await measure('on', { enabled: true }),
  ];
  console.log(
    table(
      ['fleet index', 'API requests in the first minute', 'in the one before'],
      results.map(({ before, index, requests }) =>
        [index, requests, before].map(String),
      ),
    ),
  );
  if (values.json) writeFileSync(values.json, JSON.stringify(results));
});
