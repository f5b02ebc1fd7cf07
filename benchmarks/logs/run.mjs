/**
 * `yarn bench:logs`: how long the log viewer takes to open a log, to take in ten
 * lines and to mark what is searched, in headless Chromium with the production
 * build of React, beside a floor of bare text in the same run.
 *
 *   yarn bench:logs [--json FILE] [--write-docs]
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { measureInBrowser, median } from '../lib/browserBench.mjs';
import { logsReport, writeLogsDocs } from './report.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** The usual tail, the longest one, and as much as is kept of a log that is followed. */
const COUNTS = [1_000, 10_000, 20_000];
/** The median of so many is steady to a tenth on a quiet machine. */
const REPEATS = 7;

const STYLE =
  '.screen{display:flex;height:800px}.screen>*{flex:1}.floors{height:800px;overflow:auto}.floor{margin:0;font:13px/1.55 monospace;white-space:pre-wrap;content-visibility:auto;contain-intrinsic-height:auto 4000px}';

/** Both subjects in turn, so that what else the machine does is the same for both. */
async function measureAll(page) {
  const rows = [];
  for (const lines of COUNTS) {
    const samples = { podlight: [], floor: [] };
    for (let round = -1; round < REPEATS; round += 1) {
      for (const subject of Object.keys(samples)) {
        const sample = await page.evaluate(
          ([name, count]) => window.measure(name, count),
          [subject, lines],
        );
        // The first round compiles.
        if (round >= 0) samples[subject].push(sample);
      }
    }
    const of = (subject, key) =>
      median(samples[subject].map(sample => sample[key]));
    rows.push({
      lines,
      openMs: of('podlight', 'openMs'),
      appendMs: of('podlight', 'appendMs'),
      searchMs: of('podlight', 'searchMs'),
      floorOpenMs: of('floor', 'openMs'),
      floorAppendMs: of('floor', 'appendMs'),
    });
  }
  return rows;
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: { json: { type: 'string' }, 'write-docs': { type: 'boolean' } },
  });
  const result = await measureInBrowser({
    name: 'logs',
    entry: join(here, 'page.tsx'),
    style: STYLE,
    measure: measureAll,
  });
  console.log(logsReport(result));
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
  }
  if (values['write-docs']) writeLogsDocs(result);
});
