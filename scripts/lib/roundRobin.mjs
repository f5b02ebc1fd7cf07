/**
 * A minimal load balancer: each request goes to the next backend that reports to
 * be ready.
 */
import { createServer, request as sendRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const READINESS_PATH = '/.backstage/health/v1/readiness';
const BETWEEN_CHECKS_MS = 1_000;

/** Resolves with the proxy's address; `isReady(url)` is the result of the last check. */
export async function startRoundRobin(urls) {
  const ready = new Set();
  let turn = 0;
  const stopping = new AbortController();
  const { signal } = stopping;
  const check = async url => {
    while (!signal.aborted) {
      const isOk = await fetch(`${url}${READINESS_PATH}`, { signal })
        .then(({ ok }) => ok)
        .catch(() => false);
      if (isOk) ready.add(url);
      else ready.delete(url);
      await sleep(BETWEEN_CHECKS_MS, undefined, { signal }).catch(() => {});
    }
  };
  for (const url of urls) void check(url);

  const server = createServer((request, response) => {
    const targets = urls.filter(url => ready.has(url));
    const target = targets[turn++ % targets.length];
    if (!target) {
      response.writeHead(503).end();
      return;
    }
    const upstream = sendRequest(
      `${target}${request.url}`,
      { method: request.method, headers: request.headers, agent: false },
      answer => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
        answer.once('error', () => response.destroy());
      },
    );
    upstream.once('error', () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    response.once('close', () => upstream.destroy());
    request.pipe(upstream);
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    isReady: url => ready.has(url),
    stop() {
      stopping.abort();
      server.closeAllConnections();
      server.close();
    },
  };
}
