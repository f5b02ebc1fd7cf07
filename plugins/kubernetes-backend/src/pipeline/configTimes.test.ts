import {
  Cluster,
  Simulator,
  startSimulator,
} from '@internal/cluster-simulator';
import {
  ServiceSnapshot,
  serviceSnapshotSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { put, SHOP } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const CANARY = 'canary-19d2';

const secondsAgo = (seconds: number) =>
  new Date(Date.now() - seconds * 1_000).toISOString().replace(/\.\d+/, '');

interface Environment {
  readonly env?: object[];
  readonly envFrom?: object[];
}

/** Began a minute ago, and ended after twenty seconds. */
function putBrokenPod(
  cluster: Cluster,
  name: string,
  environment: Environment,
): void {
  const pod = aPod({ namespace: 'shop', name, labels: SHOP })
    .crashLooping({ restarts: 1, exitCode: 1 })
    .build();
  const [container] = pod.spec.containers;
  const [status] = pod.status?.containerStatuses ?? [];
  put(cluster, {
    ...pod,
    metadata: { ...pod.metadata, creationTimestamp: secondsAgo(61) },
    spec: { ...pod.spec, containers: [{ ...container, ...environment }] },
    status: {
      ...pod.status,
      conditions: [],
      containerStatuses: [
        {
          ...status,
          lastState: {
            terminated: {
              ...status.lastState.terminated,
              exitCode: 1,
              startedAt: secondsAgo(60),
              finishedAt: secondsAgo(40),
            },
          },
        },
      ],
    },
  });
}

/** Written two minutes ago, by a manager that owns data. */
function putConfigMap(cluster: Cluster, name: string): void {
  put(cluster, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      namespace: 'shop',
      name,
      creationTimestamp: secondsAgo(900_000),
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': `{"data":"${CANARY}"}`,
      },
      managedFields: [
        {
          manager: 'kubectl',
          operation: 'Update',
          time: secondsAgo(120),
          fieldsV1: { 'f:data': { '.': {}, 'f:mode': {} } },
        },
        {
          manager: 'a-labeler',
          operation: 'Update',
          time: secondsAgo(2),
          fieldsV1: { 'f:metadata': { 'f:labels': {} } },
        },
      ],
    },
    data: { mode: CANARY },
  });
}

/** Asks again until it holds; the test's own time-out bounds it. */
async function eventually(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) {
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
  }
}

const CONFIG_MAPS = /\/configmaps(\/|\?|$)/;
const SECRETS = /\/secrets(\/|\?|$)/;

describe('the times of ConfigMaps', () => {
  let simulator: Simulator;
  let backend: TestBackend | undefined;

  const paths = () => Object.keys(simulator.cluster('one').requests().byPath);

  beforeEach(async () => {
    simulator = await startSimulator({
      scenario: { clusters: [{ name: 'one' }] },
    });
  });

  afterEach(async () => {
    await backend?.stop();
    await simulator.stop();
  });

  const start = async (kubernetes: { configTimes?: boolean | string } = {}) => {
    backend = await startBackend({
      simulator,
      entities: [anEntity('shop')],
      kubernetes,
    });
    return backend;
  };
  const snapshot = async (): Promise<ServiceSnapshot> => {
    const response = await backend?.get('component/default/shop/snapshot');
    const text = (await response?.text()) ?? '';
    expect(text).not.toContain(CANARY);
    return serviceSnapshotSchema.parse(JSON.parse(text));
  };
  const writes = async () =>
    (await snapshot()).clusters.flatMap(({ findings }) =>
      findings.flatMap(({ configWrites = [] }) => configWrites),
    );

  it('are said beside the failure that began after, without a value', async () => {
    const one = simulator.cluster('one');
    putConfigMap(one, 'web');
    putBrokenPod(one, 'web-1', {
      envFrom: [{ configMapRef: { name: 'web' } }],
    });
    await start({ configTimes: true });
    await eventually(async () => (await writes()).length > 0);
    const [write] = await writes();
    expect(write).toMatchObject({ name: 'web', type: 'read' });
    expect(write.leadSeconds).toBeGreaterThan(70);
    expect(write.leadSeconds).toBeLessThan(90);
    expect(one.requests().byKind['get configmaps']).toBe(1);
    expect(one.requests().byKind['list configmaps']).toBeUndefined();
  });

  it.each([{}, { configTimes: false }, { configTimes: 'perhaps' }])(
    'are not asked for where the configuration is %j',
    async kubernetes => {
      const one = simulator.cluster('one');
      putConfigMap(one, 'web');
      putBrokenPod(one, 'web-1', {
        envFrom: [{ configMapRef: { name: 'web' } }],
      });
      await start(kubernetes);
      // The log of the same pod is evidence, too.
      await eventually(async () => {
        await snapshot();
        return paths().some(path => path.endsWith('/log'));
      });
      expect(paths().filter(path => CONFIG_MAPS.test(path))).toEqual([]);
    },
  );

  it('are not asked for while nothing fails', async () => {
    const one = simulator.cluster('one');
    const healthy = aPod({ namespace: 'shop', name: 'web-1', labels: SHOP })
      .withContainer({
        name: 'app',
        envFrom: [{ configMapRef: { name: 'web' } }],
      })
      .build();
    put(one, healthy);
    await start({ configTimes: true });
    await eventually(
      async () => (await snapshot()).clusters[0]?.pods.length === 1,
    );
    expect(paths().filter(path => CONFIG_MAPS.test(path))).toEqual([]);
  });

  it('bring no request for a Secret, whatever a pod names', async () => {
    const one = simulator.cluster('one');
    const names = ['creds', '../secrets/creds', '%2e%2e/secrets/creds', '..'];
    putConfigMap(one, 'web');
    putBrokenPod(one, 'web-1', {
      env: [
        { name: 'A', valueFrom: { secretKeyRef: { name: 'creds', key: 'a' } } },
      ],
      envFrom: [
        { secretRef: { name: 'creds' } },
        ...names.slice(1).map(name => ({ configMapRef: { name } })),
        { configMapRef: { name: 'web' } },
      ],
    });
    await start({ configTimes: true });
    await eventually(async () => (await writes()).length > 0);
    expect(paths().filter(path => SECRETS.test(path))).toEqual([]);
    expect(paths().filter(path => CONFIG_MAPS.test(path))).toEqual([
      '/api/v1/namespaces/shop/configmaps/web',
    ]);
  });

  it('cost ten requests at most, however many ConfigMaps a tenant has', async () => {
    const one = simulator.cluster('one');
    for (let pod = 0; pod < 30; pod += 1) {
      putBrokenPod(one, `web-${pod}`, {
        envFrom: Array.from({ length: 20 }, (_, index) => ({
          configMapRef: { name: `c${pod}-${index}` },
        })),
      });
    }
    await start({ configTimes: true });
    await eventually(async () => {
      await snapshot();
      return paths().some(path => CONFIG_MAPS.test(path));
    });
    await eventually(async () => {
      await snapshot();
      return paths().some(path => path.endsWith('/log'));
    });
    expect(one.requests().byKind['get configmaps']).toBe(10);
  });
});
