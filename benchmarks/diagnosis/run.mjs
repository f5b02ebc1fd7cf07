/**
 * What Podlight and the peer, `@backstage/plugin-kubernetes-common`, find, miss
 * and wrongly report on the same objects, and how long they take for 10,000 pods.
 *
 *   node benchmarks/diagnosis/run.mjs [--json FILE] [--write-docs] [--pods 10000] [--runs 9]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { root } from '../../scripts/lib/toolchain.mjs';
import { writeFigures } from '../lib/writeFigures.mjs';
import { installPeer } from './installPeer.mjs';
import { complaints, scoreTable, summarize, timingTable } from './tables.mjs';

const CORPUS = join(root, 'packages/diagnose/src/fixtures/corpus');

function machine() {
  const [{ model }] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${model.trim()}, ${gigabytes} GB, Node ${
    process.versions.node
  }`;
}

const appVersion = path =>
  JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')).version;

async function compare({ pods, runs }) {
  // Imported late, because the bundler has to be installed first.
  const { importTs } = await import('../../scripts/run-ts.mjs');
  const modules = installPeer();
  const comparison = await importTs('benchmarks/diagnosis/compare/index.ts');
  const diagnoses = [
    comparison.podlight(appVersion('plugins/kubernetes-common')),
    comparison.peer(modules),
  ];
  const cases = [
    ...comparison.BUILT_SCENARIOS,
    ...(await comparison.readRecordedCases(CORPUS)),
  ];
  const rows = cases.map(subject => ({
    group: subject.group,
    name: subject.name,
    expected: subject.expect.length,
    scores: diagnoses.map(diagnosis => comparison.scoreOf(subject, diagnosis)),
  }));
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    versions: diagnoses.map(({ name, version }) => `${name} ${version}`),
    summary: summarize(rows),
    timing: comparison.timeBoth(pods, runs, modules),
    rows,
  };
}

function figures({ date, machine: computer, versions, summary, timing }) {
  const count = value => value.toLocaleString('en');
  return [
    `Measured on ${date}: ${versions.join(', ')}.`,
    '',
    scoreTable(summary),
    '',
    `${count(
      timing.pods,
    )} pods, one in six of them failing, with their owners and ${count(
      timing.events,
    )} events (${count(timing.objects)} objects); ${
      timing.runs
    } runs on ${computer}:`,
    '',
    timingTable(timing),
  ].join('\n');
}

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    'write-docs': { type: 'boolean', default: false },
    pods: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '9' },
  },
});
await runCommand(async () => {
  const result = await compare({
    pods: Number(values.pods),
    runs: Number(values.runs),
  });
  for (const [index, version] of result.versions.entries()) {
    console.log(`\nWhere ${version} misses something or reports wrongly:`);
    for (const line of complaints(result.rows, index)) console.log(`  ${line}`);
  }
  console.log(`\n${figures(result)}`);
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  }
  if (values['write-docs'])
    writeFigures('docs/comparison.md', 'figures', figures(result));
});
