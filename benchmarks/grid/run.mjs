/**
 * `yarn bench:grid`: how long the grid of pods takes to appear and to change, in
 * headless Chromium with the production build of React, beside a floor of bare
 * buttons in the same run.
 *
 *   yarn bench:grid [--json FILE] [--write-docs]
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { measureInBrowser, median } from '../lib/browserBench.mjs';
import { gridReport, writeGridDocs } from './report.mjs';

const here = dirname(fileURLToPath(import.meta.url));

const COUNTS = [100, 500, 2_000, 5_000];
/** The median of so many is steady to a tenth on a quiet machine. */
const REPEATS = 9;

const STYLE =
  '.floors{display:flex;flex-wrap:wrap;gap:4px}.floor{width:24px;height:24px;border:0;border-radius:6px;background:#1db954}';

/** Both subjects in turn, so that what else the machine does is the same for both. */
async function measureAll(page) {
  const rows = [];
  for (const pods of COUNTS) {
    const samples = { podlight: [], floor: [] };
    for (let round = -1; round < REPEATS; round += 1) {
      for (const subject of Object.keys(samples)) {
        const sample = await page.evaluate(
          ([name, count]) => window.measure(name, count),
          [subject, pods],
        );
        // The first round compiles.
        if (round >= 0) samples[subject].push(sample);
      }
    }
    const of = (subject, key) =>
      median(samples[subject].map(sample => sample[key]));
    rows.push({
      pods,
      mountMs: of('podlight', 'mountMs'),
      updateMs: of('podlight', 'updateMs'),
      floorMountMs: of('floor', 'mountMs'),
      floorUpdateMs: of('floor', 'updateMs'),
    });
  }
  return rows;
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: { json: { type: 'string' }, 'write-docs': { type: 'boolean' } },
  });
  const result = await measureInBrowser({
    name: 'grid',
    entry: join(here, 'page.tsx'),
    style: STYLE,
    measure: measureAll,
  });
  console.log(gridReport(result));
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
  }
  if (values['write-docs']) writeGridDocs(result);
});
