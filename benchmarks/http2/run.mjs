/**
 * `yarn bench:http2`: Podlight's HTTP/2 client beside undici's `allowH2` with the
 * same windows and the same ping interval, against the same server in the same
 * run. Each client, and each server, is a process of its own.
 *
 *   yarn bench:http2 [--json FILE] [--write-docs]
 */
import { fork } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { http2Report, writeHttp2Docs } from './report.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const SUBJECTS = ['ours', 'undici'];
const ROUNDS = 9;
const REQUESTS = 4_000;
const WATCHES = 300;
const FEW_WATCHES = 20;
const STALLED = 70;
const SILENCE_LIMIT_MS = 90_000;

/** A child with which one command at a time is exchanged. */
async function startChild(file, argument, execArgv = []) {
  const child = fork(join(here, file), [JSON.stringify(argument)], {
    execArgv,
  });
  const first = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', code => reject(new Error(`${file} ended: ${code}`)));
  });
  let id = 0;
  const ask = (command, options) =>
    new Promise((resolve, reject) => {
      id += 1;
      const expected = id;
      const onMessage = message => {
        if (message.id !== expected) return;
        child.off('message', onMessage);
        child.off('exit', reject);
        resolve(message.answer);
      };
      child.on('message', onMessage);
      child.once('exit', reject);
      child.send({ id, command, options });
    });
  return { first, ask, stop: () => child.disconnect() };
}

/** Both subjects in turn, each with a client and a server of its own. */
async function eachSubject(settings, measure) {
  const results = {};
  for (const subject of SUBJECTS) {
    const { certificatePem: cert, keyPem: key } = settings.certificates.valid;
    const server = await startChild('server.mjs', { key, cert });
    const client = await startChild(
      'client.mjs',
      {
        subject,
        bundle: settings.bundle,
        port: server.first.port,
        ca: settings.certificates.caPem,
      },
      ['--expose-gc'],
    );
    try {
      results[subject] = await measure(client.ask, server.ask);
    } finally {
      client.stop();
      server.stop();
    }
  }
  return results;
}

const median = numbers =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function measureThroughput(settings) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(
      await eachSubject(settings, async ask => {
        await ask('warmUp', { count: REQUESTS });
        return ask('throughput', { count: REQUESTS });
      }),
    );
  }
  const medians = subject =>
    Object.fromEntries(
      Object.keys(rounds[0][subject]).map(key => [
        key,
        median(rounds.map(round => round[subject][key])),
      ]),
    );
  return { ours: medians('ours'), undici: medians('undici') };
}

const MEASURES = {
  throughput: measureThroughput,
  watches: settings =>
    eachSubject(settings, async (ask, server) => {
      const found = await ask('watches', { count: WATCHES });
      return { ...found, connections: (await server('stats')).sessions };
    }),
  cancel: settings =>
    eachSubject(settings, async (ask, server) => {
      await ask('watches', { count: FEW_WATCHES });
      const { at, others } = await ask('cancel');
      const { cancelled, sessions } = await server('stats');
      const [seen] = cancelled;
      return {
        toldMs: seen && seen.at - at,
        code: seen?.code,
        others,
        connections: sessions,
      };
    }),
  stalls: settings =>
    eachSubject(settings, async (ask, server) => {
      const found = await ask('stalls', { count: STALLED });
      const { flooded, sessions } = await server('stats');
      const sent = flooded.map(({ bytes }) => bytes);
      return {
        ...found,
        mostSentBytes: Math.max(...sent),
        allSentBytes: sent.reduce((sum, bytes) => sum + bytes, 0),
        connections: sessions,
      };
    }),
  goaway: settings =>
    eachSubject(settings, async (ask, server) => {
      await ask('watches', { count: FEW_WATCHES });
      await server('goaway');
      return ask('survivors');
    }),
  silence: settings =>
    eachSubject(settings, async (ask, server) => {
      await ask('watches', { count: 1 });
      await server('silence');
      return ask('untilNoticed', { withinMs: SILENCE_LIMIT_MS });
    }),
};

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      only: { type: 'string' },
      'write-docs': { type: 'boolean' },
    },
  });
  const { bundleTs, importTs } = await import('../../scripts/run-ts.mjs');
  const { createCertificates } = await importTs(
    'packages/fake-api-server/src/tls/certificates.ts',
  );
  const bundle = await bundleTs(
    'plugins/kubernetes-backend/src/transport/HttpClient.ts',
  );
  const settings = { bundle, certificates: await createCertificates('bench') };
  const result = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0].model.trim()}, Node ${
      process.version
    }, undici ${createRequire(import.meta.url)('undici/package.json').version}`,
    counts: { WATCHES, FEW_WATCHES, STALLED, SILENCE_LIMIT_MS },
  };
  try {
    for (const [name, measure] of Object.entries(MEASURES)) {
      if (values.only && values.only !== name) continue;
      result[name] = await measure(settings);
      console.log(name, JSON.stringify(result[name]));
    }
  } finally {
    rmSync(bundle, { force: true });
  }
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
  }
  if (!values.only) console.log(http2Report(result));
  if (values['write-docs']) writeHttp2Docs(result);
});
