/**
 * The floor of filling the index: lists what the index follows, in pages, and parses it with
 * `JSON.parse`, on one thread. Keeps nothing.
 *
 *   node listFloor.mjs KUBECONFIG
 */
import { Agent } from 'undici';
import { readClusters } from '../../kubeconfig.mjs';
import { inParallel } from '../statistics.mjs';

/** As many as one worker of the index begins at a time. */
const LISTS_AT_ONCE = 6;
const PAGE_SIZE = 500;

const PATHS = [
  'api/v1/pods',
  'apis/apps/v1/deployments',
  'apis/apps/v1/statefulsets',
  'apis/apps/v1/daemonsets',
  'apis/batch/v1/jobs',
  'apis/batch/v1/cronjobs',
];

const clusters = (await readClusters(process.argv[2])).map(
  ({ ca, ...cluster }) => ({
    ...cluster,
    agent: new Agent({ connect: { ca } }),
  }),
);
const lists = clusters.flatMap(cluster =>
  PATHS.map(path => ({ ...cluster, path })),
);
let objects = 0;
let bytes = 0;

async function list({ url, token, agent, path }) {
  let next = '';
  do {
    const { body, statusCode } = await agent.request({
      origin: url,
      path: `/${path}?limit=${PAGE_SIZE}&continue=${encodeURIComponent(next)}`,
      method: 'GET',
      headers: { authorization: `Bearer ${token}` },
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`);
    const { items, metadata } = JSON.parse(text);
    objects += items.length;
    bytes += text.length;
    next = metadata.continue ?? '';
  } while (next !== '');
}

const before = process.cpuUsage();
const startedAt = performance.now();
await inParallel(lists, LISTS_AT_ONCE, list);
const ms = performance.now() - startedAt;
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({ ms, cpuSeconds: (user + system) / 1e6, objects, bytes }),
);
await Promise.all(clusters.map(({ agent }) => agent.destroy()));
