import { inspect } from 'node:util';
import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Simulator, startSimulator } from '@internal/cluster-simulator';
import {
  revisionHistorySchema,
  serviceSnapshotSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aDeployment,
  anObject,
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { put, SHOP } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const ENTITY = 'component/default/shop';
const OBJECTS = `${ENTITY}/objects/one`;
const CANARY = 'canary-4f1e8f';
const shop = { namespace: 'shop', labels: SHOP };

/** Secrets in every place that a template has for values. */
function template(tag: string, memory: string) {
  return {
    metadata: {
      labels: { ...SHOP, 'db-password': `${CANARY}-label-${tag}` },
      annotations: { note: `${CANARY}-annotation-${tag}` },
    },
    spec: {
      containers: [
        {
          name: 'app',
          image: `registry.example.com/app:${tag}`,
          command: ['/app', `${CANARY}-command-${tag}`],
          args: ['--password', `${CANARY}-argument-${tag}`],
          env: [
            { name: 'MODE', value: `${CANARY}-plain-${tag}` },
            { name: 'DB_PASSWORD', value: `${CANARY}-password-${tag}` },
          ],
          resources: { limits: { memory } },
          livenessProbe: {
            httpGet: {
              port: 80,
              httpHeaders: [{ name: 'A', value: `${CANARY}-header-${tag}` }],
            },
          },
        },
      ],
      volumes: [
        {
          name: 'v',
          csi: { driver: 'd', volumeAttributes: { k: `${CANARY}-v-${tag}` } },
        },
      ],
    },
  };
}

const hashOf = (name: string) => name.slice(-3);

function aPodOf({ metadata }: ReturnType<typeof put>, index: number) {
  const { name, uid } = metadata;
  return aPod({
    ...shop,
    name: `${name}-${index}`,
    labels: { ...SHOP, 'pod-template-hash': hashOf(name) },
  }).ownedBy('ReplicaSet', name, uid);
}

describe('the revisions of a workload', () => {
  let simulator: Simulator;
  let backend: TestBackend;
  const logged: unknown[] = [];
  const note = (...line: unknown[]) => logged.push(...line);
  const logger = mockServices.logger.mock({
    ...{ error: note, warn: note, info: note, debug: note },
    child: () => logger,
  });

  beforeAll(async () => {
    simulator = await startSimulator({
      scenario: { clusters: [{ name: 'one' }] },
    });
    const one = simulator.cluster('one');
    const revision = (value: number) => ({
      annotations: {
        'deployment.kubernetes.io/revision': String(value),
        'kubernetes.io/change-cause': `kubectl set env deployment/web A=${CANARY}-cause`,
      },
    });
    const deployment = put(
      one,
      aDeployment({ ...shop, ...revision(2), name: 'web' })
        .withSpec({
          selector: { matchLabels: SHOP },
          template: template('2', '256Mi'),
        })
        .withStatus({ readyReplicas: 0 })
        .build(),
    );
    const owned = (name: string, number: number, tag: string, memory: string) =>
      put(
        one,
        aReplicaSet({
          ...shop,
          ...revision(number),
          labels: { ...SHOP, 'pod-template-hash': hashOf(name) },
          name,
          replicas: number - 1,
        })
          .ownedBy('Deployment', 'web', deployment.metadata.uid)
          .withSpec({ template: template(tag, memory) })
          .build(),
      );
    const older = owned('web-aaa', 1, '1', '1Gi');
    const newer = owned('web-bbb', 2, '2', '256Mi');
    for (let index = 0; index < 9; index += 1) {
      put(one, aPodOf(older, index).build());
      put(one, aPodOf(newer, index).crashLooping({ exitCode: 3 }).build());
    }
    put(
      one,
      aReplicaSet({ ...shop, ...revision(9), name: 'foreign' })
        .ownedBy('Deployment', 'other', 'other')
        .build(),
    );
    put(
      one,
      aReplicaSet({ ...shop, name: 'bare', replicas: 1 })
        .withSpec({ template: template('3', '1Gi') })
        .build(),
    );
    const set = put(
      one,
      anObject('StatefulSet', { ...shop, name: 'db' })
        .withSpec({
          replicas: 1,
          selector: { matchLabels: SHOP },
          template: template('2', '256Mi'),
        })
        .build(),
    );
    for (const [number, memory] of [
      [1, '1Gi'],
      [2, '256Mi'],
    ] as const) {
      put(one, {
        ...anObject('ControllerRevision', { ...shop, name: `db-${number}` })
          .ownedBy('StatefulSet', 'db', set.metadata.uid)
          .build(),
        apiVersion: 'apps/v1',
        revision: number,
        data: { spec: { template: template('2', memory) } },
      });
    }
    put(one, aPod({ ...shop, name: 'web-1' }).build());
    backend = await startBackend({
      simulator,
      entities: [anEntity('shop')],
      features: [actionsRegistryServiceFactory, logger.factory],
    });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  async function ask(path: string) {
    const response = await backend.get(path);
    const text = await response.text();
    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    expect(text).not.toContain(CANARY);
    return text;
  }

  const history = async (object: string) =>
    revisionHistorySchema.parse(
      JSON.parse(await ask(`${OBJECTS}/${object}/revisions`)),
    ).revisions;

  it('are those of a Deployment, newest first, with what changed', async () => {
    const [newest, oldest, ...others] = await history(
      'deployments.apps/shop/web',
    );
    expect(others).toEqual([]);
    expect(oldest).toMatchObject({ name: 'web-aaa', revision: '1' });
    expect(newest).toMatchObject({
      name: 'web-bbb',
      revision: '2',
      changeCause: 'kubectl set env deployment/web',
    });
    const changes = newest.changes?.map(({ field, name }) =>
      [field, name].join(' ').trim(),
    );
    expect(changes).toEqual([
      'image',
      'command',
      'args --password',
      'limit memory',
      'env DB_PASSWORD',
      'env MODE',
      'probe livenessProbe.httpGet.httpHeaders',
      'volume v',
      'annotation note',
      'label db-password',
    ]);
    expect(newest.changes?.at(-1)).toMatchObject({ from: '•••', to: '•••' });
  });

  it('are those of a StatefulSet', async () => {
    expect(await history('statefulsets.apps/shop/db')).toMatchObject([
      {
        name: 'db-2',
        revision: '2',
        changes: [{ field: 'limit', to: '256Mi' }],
      },
      { name: 'db-1', revision: '1' },
    ]);
  });

  it('are none of an object without any', async () => {
    expect(await history('replicasets.apps/shop/bare')).toEqual([]);
  });

  it('are in the rows of the tab, without any value', async () => {
    const snapshot = serviceSnapshotSchema.parse(
      JSON.parse(await ask(`${ENTITY}/snapshot`)),
    );
    const { workloads } = snapshot.clusters[0];
    const find = (name: string) => workloads.find(row => row.name === name);
    expect(find('web')?.lastRollout?.previous.name).toBe('web-aaa');
    expect(find('db')?.lastRollout?.changes).toMatchObject([
      { field: 'limit', name: 'memory', from: '1Gi', to: '256Mi' },
    ]);
  });

  it('leave no value in the live stream', async () => {
    const viewer = await backend.follow();
    const message = await viewer.next(
      isCluster('one', ({ workloads }) =>
        workloads.some(({ lastRollout }) => lastRollout !== undefined),
      ),
    );
    viewer.leave();
    expect(JSON.stringify(message)).toContain('DB_PASSWORD');
    expect(JSON.stringify(message)).not.toContain(CANARY);
  });

  it('leave no value in what assistants are told, nor in metrics and logs', async () => {
    const actions = backend.url(
      '../../.backstage/actions/v1/actions/kubernetes:explain-service/invoke',
    );
    const response = await fetch(actions, {
      method: 'POST',
      headers: {
        authorization: mockCredentials.user.header(),
        'content-type': 'application/json',
      },
      body: JSON.stringify({ entityRef: 'component:default/shop' }),
    });
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('9 of 9 failing pods run revision 2');
    const metrics = await ask('../../metrics');
    expect(metrics).toContain('podlight_findings');
    expect(logged).not.toEqual([]);
    expect(`${text}${metrics}${inspect(logged, { depth: 9 })}`).not.toContain(
      CANARY,
    );
  });

  it('leave no trace in the manifest of a ReplicaSet', async () => {
    const text = await ask(`${OBJECTS}/replicasets.apps/shop/bare/manifest`);
    expect(text).toContain('kind: ReplicaSet');
    expect(text).not.toMatch(/facts|rollout|MODE/);
  });
});
