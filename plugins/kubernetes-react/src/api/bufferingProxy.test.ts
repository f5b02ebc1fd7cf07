/** @jest-environment node */
import { createServer, request, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  encodeCluster,
  initialServiceState,
  PodRow,
  reduceService,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ManualTimers, settle } from '../testing/ManualTimers';
import { KubernetesClient } from './KubernetesClient';

const AT = '2026-03-01T12:00:00.000Z';
const hello = {
  type: 'hello',
  version: 1,
  entityRef: 'component:default/shop',
  selector: 'app=shop',
  at: AT,
  clusters: [{ name: 'eu' }],
  providerProblems: [],
};

function pod(name: string): PodRow {
  return {
    namespace: 'shop',
    name,
    uid: name,
    state: 'ready',
    status: 'Running',
    readyContainers: 1,
    totalContainers: 1,
    restarts: 0,
    labels: { app: 'shop' },
    containers: [],
  };
}

/** What the backend knows, on both of its routes. */
class Backend {
  pods = ['a', 'b'];
  statuses: number[] = [];

  readonly listener: RequestListener = (incoming, response) => {
    if (incoming.url?.endsWith('/live')) {
      // Never ends: the page is still open.
      response.write(`${JSON.stringify(hello)}\n`);
      return;
    }
    const etag = `W/"${this.pods.join()}"`;
    const isKnown = incoming.headers['if-none-match'] === etag;
    this.statuses.push(isKnown ? 304 : 200);
    response.writeHead(isKnown ? 304 : 200, { ETag: etag });
    response.end(isKnown ? undefined : this.#snapshot());
  };

  #snapshot(): string {
    const cluster = encodeCluster({
      type: 'cluster',
      cluster: 'eu',
      state: { phase: 'live', at: AT },
      kindProblems: [],
      pods: this.pods.map(pod),
      workloads: [],
      findings: [],
    });
    return JSON.stringify({ hello, clusters: [cluster] });
  }
}

/** Passes a response on when it has all of it, as many company proxies do. */
function bufferingProxy(port: number): RequestListener {
  return (incoming, response) => {
    const { headers, method, url: path } = incoming;
    const upstream = request({ port, path, method, headers }, answer => {
      const chunks: Buffer[] = [];
      answer.on('data', chunk => chunks.push(chunk));
      answer.on('end', () => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        response.end(Buffer.concat(chunks));
      });
    });
    response.on('close', () => upstream.destroy());
    upstream.on('error', () => response.destroy());
    upstream.end();
  };
}

describe('behind a proxy that buffers whole responses', () => {
  const servers: Server[] = [];

  async function listen(listener: RequestListener): Promise<number> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    return (server.address() as AddressInfo).port;
  }

  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    }
  });

  it('shows the state and its changes, and requests nothing twice', async () => {
    const backend = new Backend();
    const port = await listen(bufferingProxy(await listen(backend.listener)));
    const timers = new ManualTimers(Date.parse(AT));
    const client = new KubernetesClient({
      discoveryApi: { getBaseUrl: async () => `http://127.0.0.1:${port}` },
      fetchApi: { fetch },
      timers,
      random: () => 0.5,
    });
    const leaving = new AbortController();
    let state = initialServiceState;
    const names = () =>
      state.clusters.flatMap(({ pods }) => pods.map(({ name }) => name));
    const following = (async () => {
      const messages = client.followService(hello.entityRef, {
        signal: leaving.signal,
      });
      for await (const message of messages) {
        state = reduceService(state, message);
      }
    })();

    while (timers.nextDelayMs() !== 5_000) await settle();
    await timers.advance(5_000);
    while (names().length === 0) await settle();
    expect(names()).toEqual(['a', 'b']);

    const [first] = state.clusters;
    while (timers.nextDelayMs() !== 10_000) await settle();
    await timers.advance(10_000);
    while (backend.statuses.length < 2) await settle();
    expect(state.clusters[0]).toBe(first);

    backend.pods = ['a', 'c'];
    while (timers.nextDelayMs() !== 10_000) await settle();
    await timers.advance(10_000);
    while (!names().includes('c')) await settle();
    leaving.abort();
    await following;

    expect(names()).toEqual(['a', 'c']);
    expect(state.clusters[0].pods[0]).toBe(first.pods[0]);
    expect(backend.statuses).toEqual([200, 304, 200]);
  });
});
