/** Measures one client, in a process of its own, as the parent asks over IPC. */
import { pathToFileURL } from 'node:url';

const { subject, bundle, port, ca } = JSON.parse(process.argv[2]);
const origin = `https://127.0.0.1:${port}`;
const CONCURRENCY = 50;
const MEBIBYTE = 1024 * 1024;
/** As HttpClient has them, so that the difference is not one of settings. */
const SAME_SETTINGS = {
  initialWindowSize: MEBIBYTE,
  connectionWindowSize: 64 * MEBIBYTE,
  pingInterval: 15_000,
  // The default of 1 makes undici open a connection for each stream.
  pipelining: 100,
};
const HEADERS_TIMEOUT_MS = 10_000;
const OPENED_WITHIN_MS = 5_000;

async function createOurs() {
  const { HttpClient } = await import(pathToFileURL(bundle).href);
  const client = new HttpClient({ origin, ca, skipVerify: false }, 5_000);
  return (path, signal) =>
    client.request({
      purpose: path === '/api' ? 'read' : 'follow',
      path,
      headers: {},
      signal,
      headersTimeoutMs: HEADERS_TIMEOUT_MS,
      bodyTimeoutMs: 0,
    });
}

async function createUndici() {
  const { Agent } = await import('undici');
  const agent = new Agent({
    allowH2: true,
    connect: { ca },
    headersTimeout: HEADERS_TIMEOUT_MS,
    bodyTimeout: 0,
    ...SAME_SETTINGS,
  });
  return (path, signal) =>
    agent.request({ origin, path, method: 'GET', signal });
}

const request = await (subject === 'ours' ? createOurs() : createUndici());
const never = new AbortController().signal;

async function readAll(path, signal = never) {
  const { body } = await request(path, signal);
  for await (const _ of body);
}

async function runRequests(count) {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await readAll('/api');
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

/** How an endless body ends, and when something last came. */
async function follow(signal = never) {
  const { body } = await request('/watch', signal);
  const state = { events: 0, lastAt: Date.now(), endedAt: undefined };
  body.on('data', () => {
    state.events += 1;
    state.lastAt = Date.now();
  });
  const end = () => {
    state.endedAt ??= Date.now();
  };
  body.on('error', end);
  body.once('close', end);
  return state;
}

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Milliseconds until an ordinary request is answered; undefined when it is not. */
async function timeRequest(withinMs) {
  const startedAt = performance.now();
  const answered = readAll('/api').then(
    () => performance.now() - startedAt,
    () => undefined,
  );
  return Promise.race([answered, pause(withinMs)]);
}

const memory = () => {
  globalThis.gc();
  return process.memoryUsage().rss;
};
const followed = [];

// So that neither client opens a connection for each of its first requests.
await readAll('/api');

const COMMANDS = {
  warmUp: ({ count }) => runRequests(count),
  throughput: async ({ count }) => {
    const cpu = process.cpuUsage();
    const startedAt = performance.now();
    await runRequests(count);
    const seconds = (performance.now() - startedAt) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    return {
      perSecond: count / seconds,
      cpuMicroseconds: (user + system) / count,
      rss: memory(),
    };
  },
  watches: async ({ count }) => {
    const before = memory();
    const opening = Array.from({ length: count }, async () => {
      followed.push(await follow());
    });
    const settled = Promise.allSettled(opening);
    await Promise.race([settled, pause(OPENED_WITHIN_MS)]);
    const opened = followed.length;
    await pause(1_000);
    return {
      opened,
      bytesPerWatch: (memory() - before) / opened,
      requestMs: await timeRequest(5_000),
    };
  },
  cancel: async () => {
    const controller = new AbortController();
    await follow(controller.signal);
    const at = Date.now();
    controller.abort();
    await pause(500);
    return {
      at,
      others: followed.filter(({ endedAt }) => !endedAt).length,
    };
  },
  stalls: async ({ count }) => {
    const bodies = await Promise.all(
      Array.from({ length: count }, () => request('/flood', never)),
    );
    for (const { body } of bodies) body.on('error', () => undefined);
    await pause(1_500);
    return {
      heldBack: bodies.length,
      requestMs: await timeRequest(5_000),
    };
  },
  /** How many watches are still told something. */
  survivors: async () => {
    const since = Date.now();
    await pause(500);
    return {
      alive: followed.filter(
        ({ lastAt, endedAt }) => !endedAt && lastAt > since,
      ).length,
      requestMs: await timeRequest(5_000),
    };
  },
  untilNoticed: async ({ withinMs }) => {
    const [watch] = followed;
    const startedAt = Date.now();
    while (!watch.endedAt && Date.now() - startedAt < withinMs) {
      await pause(50);
    }
    return { noticedMs: watch.endedAt && watch.endedAt - startedAt };
  },
};

process.on('message', async ({ id, command, options = {} }) => {
  const answer = await COMMANDS[command](options);
  process.send({ id, answer: answer ?? null });
});
process.send({ ready: true });
process.once('disconnect', () => process.exit());
