import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Simulator } from '@internal/cluster-simulator';
import { userTokenHeader } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aDeployment,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { put, SHOP, startFleet } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { inThisThread } from '../fleet/__testUtils__/inThisThread';
import { FLEET_ROUTES, PLATFORM_ROUTES, ROUTES } from './createRouter';

const CANARY = 'canary-7f3a9c';

/** What a browser sends for the clusters that are asked with the user's own login. */
const USER_TOKENS = {
  [userTokenHeader('oidc.okta')]: `ya29.${CANARY}`,
  [userTokenHeader('google')]: `expired-${CANARY}`,
};

/** A pod with a secret in every place where people and tools leave one. */
function leakyPod(annotations: Record<string, string>) {
  const pod = aPod({
    name: 'leaky',
    namespace: 'shop',
    labels: SHOP,
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': `{"data":"${CANARY}"}`,
      'kapp.k14s.io/original': CANARY,
      'vault.hashicorp.com/agent-inject-file-db': CANARY,
      'example.com/db-password': CANARY,
      'example.com/manifest': `{"data":"${CANARY}"}`,
      'example.com/script': `set -e\n${CANARY}`,
      'example.com/database': `postgres://shop:${CANARY}@db/shop`,
      'example.com/long': CANARY.repeat(30),
      ...annotations,
    },
  })
    .crashLooping({ exitCode: 1, message: `login failed: password=${CANARY}` })
    .build();
  const [container] = pod.spec.containers;
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      managedFields: [{ manager: CANARY, fieldsV1: { f: CANARY } }],
    },
    spec: {
      ...pod.spec,
      containers: [
        {
          ...container,
          env: [{ name: 'PASSWORD', value: CANARY }],
          args: [`--db-password=${CANARY}`],
          command: ['server', `--api-token=${CANARY}`],
          lifecycle: { preStop: { exec: { command: ['echo', CANARY] } } },
          readinessProbe: {
            httpGet: {
              path: '/',
              port: 8080,
              httpHeaders: [{ name: 'Authorization', value: CANARY }],
            },
          },
        },
      ],
      volumes: [
        { name: 'v', downwardAPI: { items: [{ path: CANARY }] } },
        { name: 'c', csi: { driver: 'x', volumeAttributes: { key: CANARY } } },
      ],
      hostAliases: [{ ip: '10.0.0.1', hostnames: [CANARY] }],
    },
  };
}

/** The same in the template of a Deployment. */
function leakyDeployment({ metadata, spec }: ReturnType<typeof leakyPod>) {
  const { labels } = metadata;
  return {
    ...aDeployment({ name: 'leaky', namespace: 'shop', labels: SHOP }).build(),
    metadata: { ...metadata, uid: 'deployment-leaky' },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: metadata.annotations },
        spec,
      },
    },
  };
}

/** What an answer has where the secret was, or would be. */
function canaryFor(route: string): string {
  if (/leaky,ill|:pod\/logs$/.test(route)) return '•••';
  if (route.includes('/fleet/')) return '"ApplicationError"';
  return route === '/v1/clusters' ? '"ill"' : '';
}

/** Two of the clusters are asked with the user's own login. */
function changeLogin(cluster: JsonObject): JsonObject {
  const { serviceAccountToken: _unused, ...others } = cluster;
  if (cluster.name === 'google') return { ...others, authProvider: 'google' };
  return cluster.name === 'okta'
    ? { ...others, authProvider: 'oidc', oidcTokenProvider: 'okta' }
    : cluster;
}

describe.each<[string, { podAnnotations?: string[] }, Record<string, string>]>([
  ['', {}, { 'example.com/anything': CANARY }],
  [', though all annotations are asked for,', { podAnnotations: ['*'] }, {}],
])('secrets in the objects of a cluster%s', (_, kubernetes, annotations) => {
  let simulator: Simulator;
  let backend: TestBackend;
  const logged: unknown[] = [];
  const log = (...entry: unknown[]) => {
    logged.push(entry);
  };
  const logger = mockServices.logger.mock({
    error: log,
    warn: log,
    info: log,
    debug: log,
  });
  const auditor = mockServices.auditor.mock();

  beforeAll(async () => {
    auditor.createEvent.mockImplementation(async options => {
      log({ ...options, request: undefined });
      return {
        success: async meta => log(meta),
        fail: async failure => log(String(failure.error)),
      };
    });
    simulator = await startFleet('one', 'ill', 'okta', 'google');
    const leaky = leakyPod(annotations);
    put(simulator.cluster('one'), leaky);
    put(simulator.cluster('one'), leakyDeployment(leaky));
    simulator.cluster('one').setLog('shop', 'leaky', 'app', {
      current: `DB_PASSWORD=${CANARY}\n`,
      previous: `DB_PASSWORD=${CANARY}\n`,
    });
    await simulator.cluster('ill').setFault({
      type: 'malformed',
      body: `{"kind":"Status","message":"token: ${CANARY} eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl`,
    });
    simulator.cluster('okta').grantToken(`ya29.${CANARY}`, 'reader');
    backend = await startBackend({
      simulator,
      kubernetes: { ...kubernetes, fleet: {} },
      features: [logger.factory, auditor.factory],
      testOverrides: { startFleetWorker: inThisThread },
      changeCluster: cluster => changeLogin(cluster),
    });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it.each([
    ...[...ROUTES, ...FLEET_ROUTES, ...PLATFORM_ROUTES].map(({ path }) => path),
    '/v1/clusters/ill/diagnosis',
    '/v1/entities/:kind/:namespace/:name/logs?pods=one/shop/leaky,ill/shop/leaky',
    '/v1/entities/:kind/:namespace/:name/pods/ill/shop/leaky/logs',
    '/v1/entities/:kind/:namespace/:name/pods/one/shop/leaky/logs?container=nope',
    '/v1/entities/:kind/:namespace/:name/usage?cluster=ill',
  ])('do not get out through %s, the log or the audit log', async route => {
    const path = route
      .replace('/v1/entities/:kind/:namespace/:name', 'component/default/shop')
      .replace(':cluster/:podNamespace/:pod', 'one/shop/leaky')
      .replace(
        ':cluster/:resource/:objectNamespace/:object',
        'one/deployments.apps/shop/leaky',
      )
      .replace(':cluster', 'one')
      .replace(/^\/v1/, '..')
      .replace(/^\/metrics/, '../../metrics');
    const read = async () =>
      (await backend.get(path, { headers: USER_TOKENS })).text();
    // The index diagnoses after the start.
    const giveUpAt = Date.now() + 30_000;
    while (route.includes('/fleet/') && Date.now() < giveUpAt) {
      if ((await read()).includes(canaryFor(route))) break;
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    const text = path.endsWith('live')
      ? await firstMessages(path)
      : await read();

    // It has been there, or this proves nothing.
    expect(text).toContain(canaryFor(route));
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain('eyJ');
    for (const cluster of simulator.clusters) {
      expect(text).not.toContain(cluster.tokens.reader);
      expect(text).not.toContain(cluster.url);
      expect(JSON.stringify(logged)).not.toContain(cluster.tokens.reader);
    }
    expect(JSON.stringify(logged)).not.toContain(CANARY);
  });

  async function firstMessages(path: string): Promise<string> {
    const stream = await backend.follow(path, USER_TOKENS);
    const clusters = new Set<string>();
    while (clusters.size < 4) {
      const message = await stream.next(
        (seen): seen is typeof seen => seen.type !== 'hello',
      );
      if (message.type === 'cluster') clusters.add(message.cluster);
    }
    stream.leave();
    return JSON.stringify(stream.seen);
  }
});
