/**
 * `yarn bench:services-page`: the longest task of the browser's main thread while the services
 * page opens, is filtered, grouped and updated, in headless Chromium with the production build
 * of React. CPU time is what the page needs; by the clock, other work of the machine counts, too.
 *
 *   yarn bench:services-page [--json FILE] [--write-docs]
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { measureInBrowser, median } from '../lib/browserBench.mjs';
import { servicesReport, writeServicesDocs } from './report.mjs';
import { measureSteps, STEPS } from './steps.mjs';

const here = dirname(fileURLToPath(import.meta.url));

const SCENES = [
  {
    name: '1,000 services in 8 clusters, the 111 with a problem listed',
    ...{ services: 1_000, clusters: 8, every: 9, query: '' },
  },
  {
    name: '1,000 services in 8 clusters, all listed',
    ...{ services: 1_000, clusters: 8, every: 9, query: 'healthy=shown' },
  },
  {
    name: '1,000 services in 40 clusters, all listed',
    ...{ services: 1_000, clusters: 40, every: 2 },
    query: 'healthy=shown&columns=cluster',
  },
];
const REPEATS = 3;

async function measureAll(page) {
  const rows = [];
  for (const scene of SCENES) {
    const rounds = [];
    for (let round = -1; round < REPEATS; round += 1) {
      const { measured } = await measureSteps(page, scene);
      // The first round compiles.
      if (round >= 0) rounds.push(measured);
    }
    const of = (step, key) =>
      median(rounds.map(measured => measured[step][key]));
    rows.push({
      name: scene.name,
      steps: Object.fromEntries(
        Object.keys(STEPS).map(step => [
          step,
          {
            longestMs: of(step, 'longestMs'),
            longestCpuMs: of(step, 'longestCpuMs'),
          },
        ]),
      ),
    });
  }
  return rows;
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: { json: { type: 'string' }, 'write-docs': { type: 'boolean' } },
  });
  const measured = await measureInBrowser({
    name: 'services-page',
    entry: join(here, 'page.tsx'),
    style: '',
    measure: measureAll,
  });
  const result = { ...measured, load: loadavg()[1] };
  console.log(servicesReport(result));
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
  }
  if (values['write-docs']) writeServicesDocs(result);
});
