import {
  Cluster,
  Simulator,
  startSimulator,
} from '@internal/cluster-simulator';
import {
  ClusterMessage,
  ObjectRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { JsonObject } from '@backstage/types';
import { anEntity } from '../__testUtils__/anEntity';
import { put, SHOP } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const ROLLOUTS = {
  group: 'argoproj.io',
  apiVersion: 'v1alpha1',
  plural: 'rollouts',
};
const CERTIFICATES = {
  group: 'cert-manager.io',
  apiVersion: 'v1',
  plural: 'certificates',
};

const served = [
  { ...ROLLOUTS, version: 'v1alpha1', kind: 'Rollout' },
  { ...CERTIFICATES, version: 'v1', kind: 'Certificate' },
].map(({ apiVersion: _, ...resource }) => ({ ...resource, view: true }));

const shop = { namespace: 'shop', labels: SHOP };

function aRollout(status: 'True' | 'False', message?: string) {
  return aCustomResource('argoproj.io/v1alpha1', 'Rollout', {
    ...shop,
    name: 'web',
  })
    .withSpec({ password: 'hunter2' })
    .withStatus({
      token: 'hunter2',
      phase: status === 'True' ? 'Healthy' : 'Degraded',
    })
    .withCondition({ type: 'Available', status, message });
}

function aCertificate() {
  return aCustomResource('cert-manager.io/v1', 'Certificate', {
    ...shop,
    name: 'web-tls',
  }).withCondition({ type: 'Ready', status: 'True' });
}

const isCustom = ({ customResource }: ObjectRow) =>
  customResource !== undefined;
const customIn = ({ objects = [] }: ClusterMessage) => objects.filter(isCustom);
const statesIn = (message: ClusterMessage) =>
  customIn(message).map(
    ({ name, customResource }) =>
      `${customResource?.definition} ${name} ${customResource?.state}`,
  );

describe('custom resources of a service', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  const start = async (
    clusters: readonly JsonObject[],
    kubernetes: JsonObject,
    changeCluster?: (cluster: JsonObject) => JsonObject,
  ) => {
    simulator = await startSimulator({
      scenario: {
        clusters: clusters.map(cluster => ({ name: 'one', ...cluster })),
      },
    });
    for (const cluster of simulator.clusters) {
      put(cluster, aPod({ ...shop, name: 'web-1' }).build());
    }
    backend = await startBackend({
      simulator,
      entities: [anEntity()],
      kubernetes,
      changeCluster,
    });
  };

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  const one = (): Cluster => simulator.cluster('one');

  it('are shown live by their conditions, without anything else of them', async () => {
    await start([{ customResources: served }], {
      customResources: [ROLLOUTS, CERTIFICATES],
    });
    put(one(), aRollout('True').build());
    put(one(), aCertificate().build());
    const stream = await backend.follow();
    const first = await stream.next(
      isCluster('one', message => customIn(message).length === 2),
    );
    expect(statesIn(first)).toEqual([
      'rollouts.argoproj.io web healthy',
      'certificates.cert-manager.io web-tls healthy',
    ]);
    put(
      one(),
      aRollout('False', 'dial postgres://web:hunter2@db: refused').build(),
    );
    const second = await stream.next(
      isCluster('one', message => statesIn(message)[0].endsWith('failing')),
    );
    one().delete({
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      namespace: 'shop',
      name: 'web-tls',
    });
    const third = await stream.next(
      isCluster('one', message => customIn(message).length === 1),
    );
    stream.leave();

    expect(customIn(second)[0].conditions).toMatchObject([
      {
        type: 'Available',
        status: 'False',
        message: expect.stringContaining('@db: refused'),
      },
    ]);
    expect(third.kindProblems).toEqual([]);
    expect(stream.sent.some(({ type }) => type === 'patch')).toBe(true);
    expect(JSON.stringify(stream.seen)).not.toContain('hunter2');
  });

  it('are judged by the definitions of the configuration, on what no viewer sees', async () => {
    await start([{ customResources: served }], {
      customResources: [CERTIFICATES],
      resources: [
        {
          group: 'cert-manager.io',
          kind: 'Certificate',
          plural: 'certificates',
          health: {
            failed: "spec.literalSubject == 'hunter2'",
            message: '"There is no " + metadata.name',
          },
        },
      ],
    });
    put(one(), aCertificate().withSpec({ literalSubject: 'hunter2' }).build());
    const stream = await backend.follow();
    const first = await stream.next(
      isCluster('one', message => customIn(message).length === 1),
    );
    stream.leave();
    expect(statesIn(first)).toEqual([
      'certificates.cert-manager.io web-tls failing',
    ]);
    expect(customIn(first)[0].conditions).toMatchObject([
      { type: 'Health', message: 'There is no web-tls' },
    ]);
    expect(JSON.stringify(stream.seen)).not.toContain('hunter2');
  });

  it('show what their definitions list, and the columns of kubectl, for no more requests', async () => {
    await start([{ operators: ['argo-rollouts', 'cert-manager'] }], {
      customResources: [ROLLOUTS, CERTIFICATES],
      resources: [
        {
          group: 'argoproj.io',
          kind: 'Rollout',
          plural: 'rollouts',
          columns: 'printer',
          fields: ['status.phase', 'spec.password', 'status.token'],
          targets: [{ path: 'spec.workloadRef' }],
        },
      ],
    });
    const aWeb = (status: 'True' | 'False') =>
      aRollout(status).withSpec({
        password: 'hunter2',
        replicas: status === 'True' ? 3 : 4,
        workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      });
    put(one(), aWeb('True').build());
    const stream = await backend.follow();
    const first = await stream.next(
      isCluster('one', message => customIn(message).length === 1),
    );
    put(one(), aWeb('False').build());
    const second = await stream.next(
      isCluster('one', message => statesIn(message)[0].endsWith('failing')),
    );
    stream.leave();
    const part = (message: ClusterMessage) =>
      customIn(message)[0].customResource;
    expect(part(first)).toMatchObject({
      columns: [{ title: 'Desired', value: '3', format: 'number' }],
      targets: [{ kind: 'Deployment', name: 'web' }],
      fields: {
        'status.phase': 'Healthy',
        'spec.password': '•••',
        'status.token': '•••',
      },
    });
    expect(part(second)?.columns).toMatchObject([{ value: '4' }]);
    expect(JSON.stringify(stream.seen)).not.toContain('hunter2');
    const { byKind } = one().requests();
    expect(byKind['list rollouts.argoproj.io']).toBe(
      byKind['list certificates.cert-manager.io'],
    );
  });

  it('are those of the cluster where it names its own, else those named for all', async () => {
    await start(
      [
        { name: 'one', customResources: served },
        { name: 'two', customResources: served },
      ],
      { customResources: [ROLLOUTS] },
      cluster =>
        cluster.name === 'two'
          ? { ...cluster, customResources: [CERTIFICATES] }
          : cluster,
    );
    for (const cluster of simulator.clusters) {
      put(cluster, aRollout('True').build());
      put(cluster, aCertificate().build());
    }
    const stream = await backend.follow();
    const definitions = async (cluster: string) =>
      statesIn(
        await stream.find(
          isCluster(cluster, message => customIn(message).length > 0),
        ),
      );
    expect(await definitions('one')).toEqual([
      'rollouts.argoproj.io web healthy',
    ]);
    expect(await definitions('two')).toEqual([
      'certificates.cert-manager.io web-tls healthy',
    ]);
    stream.leave();
  });

  it('are no problem where they are not installed, and cost one request', async () => {
    await start([{ customResources: served, absentApis: ['argoproj.io'] }], {
      customResources: [ROLLOUTS, CERTIFICATES],
    });
    put(one(), aCertificate().build());
    for (let viewer = 0; viewer < 3; viewer += 1) {
      const stream = await backend.follow();
      const message = await stream.next(
        isCluster('one', each => customIn(each).length === 1),
      );
      expect(message.state.phase).toBe('live');
      expect(message.kindProblems).toEqual([]);
      stream.leave();
    }
    const { byKind } = one().requests();
    expect(byKind['list rollouts.argoproj.io']).toBe(1);
    expect(byKind['watch rollouts.argoproj.io']).toBeUndefined();
  });

  it('are a problem of their own where they may not be read, and of nothing else', async () => {
    await start(
      [{ customResources: served.map(each => ({ ...each, view: false })) }],
      { customResources: [ROLLOUTS, CERTIFICATES] },
    );
    const stream = await backend.follow();
    const message = await stream.next(
      isCluster('one', ({ kindProblems }) => kindProblems.length === 2),
    );
    stream.leave();
    expect(message.state.phase).toBe('live');
    expect(message.pods).toHaveLength(1);
    expect(message.kindProblems).toMatchObject([
      { kind: 'rollouts.argoproj.io', reason: { code: 'forbidden' } },
      { kind: 'certificates.cert-manager.io', reason: { code: 'forbidden' } },
    ]);
  });
});
