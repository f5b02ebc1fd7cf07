/**
 * How much longer does one user wait while another user, or a cluster, attacks?
 * Cold snapshots of services in healthy clusters, without and with each attack,
 * from the moment it begins.
 *
 *   yarn bench:attack [--seconds 10] [--only NAME] [--write-docs]
 */
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { root } from '../../scripts/lib/toolchain.mjs';
import { writeFigures } from '../lib/writeFigures.mjs';
import { attackReport } from './report.mjs';

/** As fast as one person opens tabs. */
const PAUSE_MS = 250;
const SETTLE_MS = 3_000;
const CALLER_LIMITS = 'one caller at every limit';
const PARALLEL_REQUESTS = 300;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    only: { type: 'string' },
    'write-docs': { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
/** Of healthy clusters only; each is loaded once, so that none is warm. */
const victimsFor = scenarios => {
  const looks = Math.ceil((seconds * 1_000) / PAUSE_MS);
  return Array.from({ length: looks * (2 * scenarios + 1) }, (_, index) => ({
    name: `victim-${index}`,
    clusters: 'good-*',
  }));
};
const targets = Array.from({ length: 30 }, (_, index) => ({
  name: `target-${index}`,
  clusters: '*',
}));

const children = new Set();

function startChild(file, env) {
  const child = fork(file, { env: { ...process.env, ...env }, execArgv: [] });
  children.add(child);
  const ended = new Promise((_, reject) => {
    child.once('exit', code => reject(new Error(`${file} ended (${code})`)));
  });
  ended.catch(() => {});
  const next = () =>
    Promise.race([
      new Promise(resolve => child.once('message', resolve)),
      ended,
    ]);
  return { child, next };
}

async function startAll(victims) {
  const { bundleTs } = await import('../../scripts/run-ts.mjs');
  const files = [
    await bundleTs('benchmarks/attack/clusters.ts'),
    await bundleTs('benchmarks/attack/backend.ts'),
  ];
  const startClusters = async (...names) => {
    const services = [...victims, ...targets].map(({ name }) => name);
    const child = startChild(files[0], {
      NAMES: JSON.stringify(names),
      SERVICES: JSON.stringify(services),
    });
    return child.next();
  };
  const evil = await startClusters('evil');
  const good = await startClusters('good-1', 'good-2', 'good-3');
  const backend = startChild(files[1], {
    SERVICES: JSON.stringify([...victims, ...targets]),
    CLUSTERS: JSON.stringify([...evil.clusters, ...good.clusters]),
    NODE_ENV: 'production',
  });
  const { url, tokens } = await backend.next();
  files.forEach(file => rmSync(file, { force: true }));
  return {
    url,
    tokens,
    unseen: [...victims],
    setFaults: faults =>
      fetch(`${evil.control}/clusters/evil/fault`, {
        method: 'PUT',
        body: JSON.stringify(faults),
      }),
    usage: () => {
      const answer = backend.next();
      backend.child.send('usage');
      return answer;
    },
  };
}

/** Milliseconds of each cold snapshot, one after the other. */
async function look({ url, tokens, unseen }) {
  const waits = [];
  const until = performance.now() + seconds * 1_000;
  while (performance.now() < until && unseen.length > 0) {
    const { name } = unseen.pop();
    const startedAt = performance.now();
    const response = await fetch(`${url}/${name}/snapshot`, {
      headers: { authorization: tokens.ada },
    });
    const { clusters } = await response.json();
    waits.push(performance.now() - startedAt);
    const isWhole = clusters?.every(
      ({ state, pods }) => state.phase === 'live' && pods.length === 5,
    );
    if (!isWhole) {
      const found = clusters?.map(
        ({ head, state, pods }) =>
          `${head?.name}: ${state.phase}, ${pods.length} pods`,
      );
      throw new Error(
        `${name} is not whole: ${found?.join('; ') ?? response.status}`,
      );
    }
    await sleep(PAUSE_MS);
  }
  return waits;
}

function attack({ url, tokens }, scenario) {
  const child = fork(join(root, 'benchmarks/attack/attacker.mjs'), {
    env: {
      ...process.env,
      ATTACK: JSON.stringify({
        url,
        token: tokens.mallory,
        services: targets.map(({ name }) => name),
        requests: scenario === CALLER_LIMITS ? PARALLEL_REQUESTS : 0,
      }),
    },
  });
  children.add(child);
  return () => child.kill('SIGKILL');
}

async function measure(stand, scenario) {
  const quiet = await look(stand);
  await stand.usage();
  if (scenario !== CALLER_LIMITS) {
    await stand.setFaults([{ type: 'hostile', attack: scenario }]);
  }
  const stop = attack(stand, scenario);
  const attacked = await look(stand);
  const usage = await stand.usage();
  stop();
  await stand.setFaults([]);
  await sleep(SETTLE_MS);
  return { scenario, quiet, attacked, ...usage };
}

await runCommand(async () => {
  const { importTs } = await import('../../scripts/run-ts.mjs');
  const { ATTACKS } = await importTs(
    'packages/fake-api-server/src/fault/hostile/attacks.ts',
  );
  const scenarios = [CALLER_LIMITS, ...ATTACKS].filter(
    name => !values.only || name === values.only,
  );
  const stand = await startAll(victimsFor(scenarios.length));
  try {
    await look(stand);
    const rows = [];
    for (const scenario of scenarios) {
      rows.push(await measure(stand, scenario));
      console.log(
        attackReport({ rows: [rows.at(-1)] })
          .split('\n')
          .at(-1),
      );
    }
    const text = attackReport({
      rows,
      date: new Date().toISOString().slice(0, 10),
      machine: `${
        cpus().length
      } cores, shared by the backend, four clusters, the attacker and the measuring process`,
    });
    console.log(text);
    if (values['write-docs']) writeFigures('docs/security.md', 'attack', text);
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
});
