/**
 * Does Podlight stay right and stay small? Deployments, crashes, faults of
 * clusters, viewers and tokens come and go for a while; then the tabs are
 * compared with fresh lists object by object, all tabs close, and nothing may
 * be left behind.
 *
 *   yarn soak [--minutes 30] [--seed 1] [--json FILE] [--write-docs]
 */
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { writeFigures } from '../lib/writeFigures.mjs';
import { findGrowth, findLeftovers, megabytes } from './leaks.mjs';
import { createRandom } from '../../scripts/lib/random.mjs';
import { soakReport } from './report.mjs';
import { startStand } from './startStand.mjs';
import { stress } from './stress.mjs';
import { findDifferences } from './verify.mjs';

/** Connections and caches of the first loads stay; anything beyond them is a leak. */
const WARM_UP_MS = 20_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    'write-docs': { type: 'boolean', default: false },
  },
});

/** Loads every service once. */
async function warmUp({ podlight, services, backend }) {
  for (const service of services) await podlight.load(service);
  await sleep(WARM_UP_MS);
  return backend.usage({ collectGarbage: true });
}

/** One tab per service, open all the time. */
function openAll({ podlight, services }) {
  const states = new Map();
  const tabs = services.map(service =>
    podlight.openTab(service, (_pods, state) => states.set(service, state)),
  );
  return {
    stateOf: service => states.get(service),
    close: () => Promise.all(tabs.map(tab => tab.close())),
  };
}

async function soak(stand, minutes, seed) {
  const baseline = await warmUp(stand);
  const tabs = openAll(stand);
  console.log(
    `● ${minutes} minutes of changes, faults, viewers and new tokens (seed ${seed})`,
  );
  const { viewers, samples, done } = await stress(
    stand,
    createRandom(seed),
    minutes * 60_000,
  );
  const { compared, differences } = await findDifferences(stand, tabs.stateOf);
  await viewers.leave();
  await tabs.close();
  await stand.floor.stop();
  const leftovers = await findLeftovers(stand, baseline);
  return {
    date: new Date().toISOString().slice(0, 10),
    minutes,
    seed,
    done,
    compared,
    baseline,
    samples,
    checks: [
      {
        name: 'every tab shows what a fresh list shows',
        problems: differences,
      },
      {
        name: 'no watch, socket, timer or listener is left',
        problems: leftovers,
      },
      { name: 'memory is flat', problems: findGrowth(samples) },
    ],
  };
}

await runCommand(async () => {
  const stand = await startStand();
  const result = await soak(stand, Number(values.minutes), Number(values.seed));
  await stand.stop();
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  if (values['write-docs'])
    writeFigures('docs/performance.md', 'soak', soakReport(result));
  const { baseline, checks, compared, done, samples } = result;
  console.log(`  ${JSON.stringify(done)}`);
  console.log(
    `  ${compared} objects compared; heap ${megabytes(
      baseline.heapBytes,
    )} before and ${megabytes(
      samples.at(-1).heapBytes,
    )} at the end, RSS ${megabytes(baseline.rssBytes)} and ${megabytes(
      samples.at(-1).rssBytes,
    )}`,
  );
  for (const { name, problems } of checks)
    console.log(
      [`${problems.length ? '✕' : '✓'} ${name}`, ...problems].join('\n  '),
    );
  return checks.every(({ problems }) => problems.length === 0);
});
