/**
 * `yarn bench:fleet-pages`: what the pages of the fleet cost the backend, over records made in
 * memory and Backstage's own catalog with 3,000 services. No cluster and no browser takes part;
 * the catalog is a SQLite in memory, in the same process.
 *
 *   yarn bench:fleet-pages [--pods 270000] [--json FILE]
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { root } from '../../scripts/lib/toolchain.mjs';
import { kilobytes, ms, number, table } from '../lib/markdown.mjs';

const { values } = parseArgs({
  options: {
    pods: { type: 'string', default: '270000' },
    json: { type: 'string' },
  },
});

const WORDS = {
  team: 'page of a team, first time',
  teamAgain: 'the same within five seconds',
  fleet: 'page of all services, first time',
  fleetAgain: 'the same within five seconds',
  failures: 'failures, first time',
  failuresAgain: 'the same within five seconds',
  catalog: 'the catalog alone: its entities, with three fields',
};

await runCommand(async () => {
  const printed = execFileSync(
    process.execPath,
    [
      '--max-old-space-size=4000',
      'scripts/run-ts.mjs',
      'benchmarks/fleet-pages/measure.ts',
      values.pods,
    ],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 900_000,
    },
  );
  const results = JSON.parse(printed.trim().split('\n').at(-1));
  const { pods, ...measured } = results;
  console.log(
    `${number(pods)} pods, Node ${process.versions.node}, ${
      cpus().length
    } CPUs, load ${number(loadavg()[0])}\n`,
  );
  console.log(
    table(
      ['what', 'time, median', 'longest', 'CPU, median', 'rows', 'sent'],
      Object.entries(measured).map(([name, each]) => [
        WORDS[name],
        ms(each.ms),
        ms(each.longestMs),
        ms(each.cpuMs),
        each.rows ? number(each.rows) : '—',
        kilobytes(each.wire),
      ]),
    ),
  );
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
  }
});
