/**
 * One load of the tab of a service of the demo, with one configuration of custom
 * resources: the requests and bytes that its clusters see, and the bytes that the
 * browser gets. Prints JSON.
 */
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { startSimulator } from '@internal/cluster-simulator';
import { AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { createKubernetesPlugin } from '../../plugins/kubernetes-backend/src/plugin';

/** Everything has been listed by then. */
const LISTED_MS = 10_000;

/** The last watches are opened after half a minute. */
const WATCHED_MS = 40_000;

/** A way to a server that counts what comes back, TLS included. */
async function countingProxy(url: string) {
  const { hostname, port } = new URL(url);
  let bytes = 0;
  const server = createServer(socket => {
    const upstream = connect(Number(port), hostname);
    upstream.on('data', chunk => {
      bytes += chunk.length;
    });
    socket.pipe(upstream).pipe(socket);
    const close = () => {
      socket.destroy();
      upstream.destroy();
    };
    for (const end of [socket, upstream]) end.on('error', close);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => bytes,
    stop: () => server.close(),
  };
}

/** Bytes of what definitions list, in all messages. */
function listedBytes(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => {
    if (key !== 'customResource') return sum + listedBytes(item);
    const { fields, columns } = item ?? {};
    return sum + Buffer.byteLength(JSON.stringify({ fields, columns })) - 2;
  }, 0);
}

/** Of the groups of custom resources, which are domain names. */
const CUSTOM = /^list \w+\.(?!.*(?:k8s\.io|^apps|^batch|^autoscaling)$)\w.*\./;

async function main() {
  const { service, kubernetes } = JSON.parse(process.argv[2]);
  const simulator = await startSimulator({
    scenario: join(
      process.cwd(),
      'packages/cluster-simulator/scenarios/demo.yaml',
    ),
  });
  const proxies = await Promise.all(
    simulator.clusters.map(({ url }) => countingProxy(url)),
  );
  const clusters = simulator.clusters.map(
    ({ name, caData, tokens }, index) => ({
      name,
      url: proxies[index].url,
      caData,
      authProvider: 'serviceAccount',
      serviceAccountToken: tokens.reader,
    }),
  );
  const backend = await startTestBackend({
    features: [
      createKubernetesPlugin(),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: service,
              namespace: 'default',
              annotations: { 'backstage.io/kubernetes-id': service },
            },
            spec: { type: 'service', lifecycle: 'production', owner: 'team' },
          },
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [{ type: 'config', clusters }],
            ...kubernetes,
          },
        },
      }),
    ],
  });
  const leaving = new AbortController();
  const response = await fetch(
    `http://localhost:${backend.server.port()}/api/kubernetes/v1/entities/component/default/${service}/live`,
    {
      headers: { authorization: mockCredentials.user.header() },
      signal: leaving.signal,
    },
  );
  const chunks: Uint8Array[] = [];
  const reading = (async () => {
    for await (const chunk of response.body ?? []) chunks.push(chunk);
  })().catch(() => undefined);
  const count = (verb: string) =>
    simulator.clusters
      .flatMap(cluster => Object.entries(cluster.requests().byKind))
      .filter(([kind]) => kind.startsWith(`${verb} `))
      .reduce((sum, [, requests]) => sum + requests, 0);
  await sleep(LISTED_MS);
  const sent = Buffer.concat(chunks);
  const figures = {
    lists: count('list'),
    gets: count('get'),
    fromClusters: proxies.reduce((sum, { bytes }) => sum + bytes(), 0),
    toBrowser: sent.length,
    toBrowserGzip: gzipSync(sent).length,
    listed: sent
      .toString()
      .split('\n')
      .filter(Boolean)
      .reduce((sum, line) => sum + listedBytes(JSON.parse(line)), 0),
    customLists: simulator.clusters.map(cluster =>
      Object.entries(cluster.requests().byKind)
        .filter(([kind]) => CUSTOM.test(kind))
        .reduce((sum, [, requests]) => sum + requests, 0),
    ),
  };
  await sleep(WATCHED_MS - LISTED_MS);
  process.stdout.write(
    `${JSON.stringify({ ...figures, watches: count('watch') })}\n`,
  );
  leaving.abort();
  await reading;
  process.exit(0);
}

void main();
