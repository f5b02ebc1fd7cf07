/**
 * `yarn bench:records`: the memory that the records of a fleet take, beside the same records
 * as plain objects. Each subject is a process of its own, with garbage collected before each figure.
 *
 *   yarn bench:records [--pods 270000] [--json FILE]
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { root } from '../../scripts/lib/toolchain.mjs';
import { ms, number, table, times } from '../lib/markdown.mjs';

/** Pods that have the same labels: those of the simulated fleet, and fewer than in any real one. */
const PODS_OF_REPLICA_SET = [30, 3];

const { values } = parseArgs({
  options: {
    pods: { type: 'string', default: '270000' },
    json: { type: 'string' },
  },
});

function measure(subject, podsOfReplicaSet) {
  const args = ['--expose-gc', '--max-old-space-size=4000'];
  const command = ['scripts/run-ts.mjs', 'benchmarks/records/measure.ts'];
  const options = [subject, values.pods, String(podsOfReplicaSet)];
  const printed = execFileSync(
    process.execPath,
    [...args, ...command, ...options],
    { cwd: root, encoding: 'utf8' },
  );
  return JSON.parse(printed);
}

await runCommand(async () => {
  const rows = PODS_OF_REPLICA_SET.flatMap(count => {
    const plain = measure('plain', count);
    const store = measure('store', count);
    return [store, plain].map(each => ({
      ...each,
      ratio: each.megabytes / plain.megabytes,
    }));
  });
  console.log(
    `${values.pods} pods, Node ${process.versions.node}, ${
      cpus().length
    } CPUs\n`,
  );
  console.log(
    table(
      [
        'records',
        'pods of a ReplicaSet',
        'MB',
        'bytes a pod',
        'of plain',
        'put',
        'find by label',
        'match 3,000 services',
      ],
      rows.map(row => [
        row.subject,
        row.podsOfReplicaSet,
        number(row.megabytes),
        number(row.bytesOfRecord),
        times(row.ratio),
        `${number(row.putMicroseconds)} µs`,
        `${ms(row.findMs)} for ${row.found}`,
        row.matchMs ? `${ms(row.matchMs)} for ${row.matched}` : '—',
      ]),
    ),
  );
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  }
});
