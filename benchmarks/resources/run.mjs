/**
 * `yarn bench:resources`: the requests and bytes that definitions of custom resources add
 * to a load of the tab, and the CPU time of describing 1,000 objects.
 *
 *   yarn bench:resources [--service orders] [--json FILE]
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { runCommand } from '../../scripts/lib/command.mjs';
import { root } from '../../scripts/lib/toolchain.mjs';
import { kilobytes, ms, table } from '../lib/markdown.mjs';

const { values } = parseArgs({
  options: {
    service: { type: 'string', default: 'orders' },
    json: { type: 'string' },
  },
});

/** Those of the demo. */
const { customResources: named } = parse(
  readFileSync(join(root, 'app-config.yaml'), 'utf8'),
).kubernetes;

/** In the order of the table. */
const CONFIGURATIONS = {
  'no custom resources': {},
  [`${named.length} APIs by name`]: { customResources: named },
  shipped: { customResources: 'shipped' },
};

async function run(file, ...args) {
  const { bundleTs } = await import('../../scripts/run-ts.mjs');
  const bundle = await bundleTs(file, { withSourceMap: false });
  try {
    const printed = execFileSync(process.execPath, [bundle, ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(printed.trim().split('\n').at(-1));
  } finally {
    rmSync(bundle, { force: true });
  }
}

await runCommand(async () => {
  const loads = {};
  for (const [name, kubernetes] of Object.entries(CONFIGURATIONS)) {
    const options = JSON.stringify({ service: values.service, kubernetes });
    loads[name] = await run('benchmarks/resources/tabLoad.ts', options);
  }
  const cpu = await run('benchmarks/resources/describe.ts');
  console.log(
    `${values.service} of the demo in 3 clusters, Node ${
      process.versions.node
    }, ${cpus().length} CPUs\n`,
  );
  console.log(
    table(
      [
        'configuration',
        'lists',
        'of custom resources, by cluster',
        'watches',
        'other requests',
        'from the clusters',
        'to the browser',
        'compressed',
        'fields and columns',
      ],
      Object.entries(loads).map(([name, load]) => [
        name,
        load.lists,
        load.customLists.join(', '),
        load.watches,
        load.gets,
        kilobytes(load.fromClusters),
        kilobytes(load.toBrowser),
        kilobytes(load.toBrowserGzip),
        kilobytes(load.listed),
      ]),
    ),
  );
  console.log(
    `\n1,000 objects of ${cpu.objects} different ones, ${kilobytes(
      cpu.bytes,
    )}:\n`,
  );
  console.log(
    table(
      ['', 'CPU time'],
      [
        ['reading them', ms(cpu.parseMs)],
        ['judging them by their conditions', ms(cpu.conditionsMs)],
        ['the shipped health', ms(cpu.healthMs)],
        ['the same with fields, columns and references', ms(cpu.allMs)],
        ['the same the first time', ms(cpu.firstMs)],
        ['a script in Lua over their conditions', ms(cpu.luaMs)],
      ],
    ),
  );
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify({ loads, cpu }, null, 2)}\n`);
  }
});
