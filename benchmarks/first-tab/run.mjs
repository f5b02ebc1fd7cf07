/**
 * `yarn bench:first-tab`: the requests that the first tab on an idle backend costs the API
 * servers of 40 clusters in its first minute, without the fleet index and with it. The
 * service is in three clusters. With the index, the tab opens once it is complete.
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
const SERVICE = 'service-0007';
const MINUTE_MS = 60_000;

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
  const catalog = writeCatalog(folder, SERVICES);
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
      // The catalog's services are compared once a minute.
      await sleep(MINUTE_MS + 5_000);
    }
    const before = await control.requestsByKind();
    const leaving = new AbortController();
    openTab(stack.backendUrl, leaving.signal).catch(() => undefined);
    await sleep(MINUTE_MS);
    const after = await control.requestsByKind();
    leaving.abort();
    const byKind = Object.fromEntries(
      Object.entries(after)
        .map(([kind, count]) => [kind, count - (before[kind] ?? 0)])
        .filter(([, count]) => count > 0),
    );
    const sum = (total, count) => total + count;
    const requests = Object.values(byKind).reduce(sum, 0);
    return { index: name, requests, byKind };
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
      ['fleet index', 'API requests in the first minute'],
      results.map(({ index, requests }) => [index, String(requests)]),
    ),
  );
  if (values.json) writeFileSync(values.json, JSON.stringify(results));
});
