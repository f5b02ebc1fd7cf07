import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  at,
  Cluster,
  FakeClock,
  listAt,
  ScenarioInput,
  Simulator,
  startSimulator,
  textAt,
} from '../testing';
import { call, stream } from '@podlight/fake-kubernetes-api-server/testing';

const MINUTE = 60_000;

/** Simulating minutes of the demo takes seconds, and many more on a busy machine. */
jest.setTimeout(60_000);

const demoFile = resolve(__dirname, '../../scenarios/demo.yaml');

let simulator: Simulator | undefined;
let clock: FakeClock;

async function start(scenario: string | ScenarioInput): Promise<Simulator> {
  clock = new FakeClock();
  simulator = await startSimulator({ scenario, clock });
  return simulator;
}

afterEach(() => simulator?.stop());

async function rows(cluster: Cluster, path: string): Promise<string[][]> {
  const { json } = await call(cluster, path, {
    accept: 'application/json;as=Table;v=v1;g=meta.k8s.io',
  });
  return listAt(json, 'rows').map(row => listAt(row, 'cells').map(String));
}

async function items(
  cluster: Cluster,
  path: string,
): Promise<readonly unknown[]> {
  return listAt((await call(cluster, path)).json, 'items');
}

const ofService = (service: string) =>
  `?labelSelector=${encodeURIComponent(
    `backstage.io/kubernetes-id=${service}`,
  )}`;

describe('a rollout', () => {
  const scenario: ScenarioInput = {
    clusters: [{ name: 'one' }],
    services: [
      {
        name: 'web',
        workloads: [
          {
            replicas: 3,
            rollouts: {
              versions: ['1.0.0', '1.1.0'],
              first: '1m',
              every: '10m',
              step: '20s',
            },
          },
        ],
      },
    ],
  };

  async function versions(cluster: Cluster): Promise<string> {
    const pods = await items(cluster, '/api/v1/pods');
    return pods
      .filter(pod => at(pod, 'metadata', 'deletionTimestamp') === undefined)
      .map(pod =>
        textAt(pod, 'metadata', 'labels', 'app.kubernetes.io/version'),
      )
      .sort()
      .join(' ');
  }

  it('replaces pod by pod, with a ReplicaSet for each version', async () => {
    const cluster = (await start(scenario)).cluster('one');
    expect(await versions(cluster)).toBe('1.0.0 1.0.0 1.0.0');
    clock.advance(MINUTE + 1000);
    expect(await versions(cluster)).toBe('1.0.0 1.0.0 1.0.0 1.1.0');
    clock.advance(15_000);
    expect(await versions(cluster)).toBe('1.0.0 1.0.0 1.1.0');
    const [deployment] = await items(cluster, '/apis/apps/v1/deployments');
    expect(listAt(deployment, 'status', 'conditions')[1]).toMatchObject({
      type: 'Progressing',
      reason: 'ReplicaSetUpdated',
    });
    clock.advance(MINUTE);
    expect(await versions(cluster)).toBe('1.1.0 1.1.0 1.1.0');
    const sets = await rows(cluster, '/apis/apps/v1/replicasets');
    expect(sets.map(cells => cells.slice(1, 4).join('/')).sort()).toEqual([
      '0/0/0',
      '3/3/3',
    ]);
    expect(await rows(cluster, '/apis/apps/v1/deployments')).toEqual([
      expect.arrayContaining(['web', '3/3', '3', '3']),
    ]);
  });

  it('reaches watchers', async () => {
    const cluster = (await start(scenario)).cluster('one');
    const watch = await stream(cluster, '/api/v1/pods?watch=true');
    await watch.until(3);
    clock.advance(MINUTE + 20_000);
    const types = (await watch.until(9))
      .slice(3)
      .map(line => String(at(JSON.parse(line), 'type')));
    expect(types[0]).toBe('ADDED');
    expect(types).toEqual(expect.arrayContaining(['MODIFIED', 'DELETED']));
    watch.close();
  });
});

it('starts a problem at the time of the scenario', async () => {
  const simulated = await start({
    clusters: [{ name: 'one' }, { name: 'two' }],
    services: [
      {
        name: 'web',
        workloads: [
          {
            problems: [
              {
                type: 'missingSecret',
                name: 'key',
                at: '2m',
                clusters: ['two'],
              },
            ],
          },
        ],
      },
    ],
  });
  const states = async () =>
    (await rows(simulated.cluster('two'), '/api/v1/pods'))
      .map(cells => cells[2])
      .sort();
  expect(await states()).toEqual(['Running', 'Running']);
  clock.advance(3 * MINUTE);
  expect(await states()).toEqual(['CreateContainerConfigError', 'Running']);
  expect(
    (await rows(simulated.cluster('one'), '/api/v1/pods')).map(
      cells => cells[2],
    ),
  ).toEqual(['Running', 'Running']);
});

it('runs a CronJob on time, keeps few of its Jobs, and fails some', async () => {
  const cluster = (
    await start({
      clusters: [{ name: 'one' }],
      services: [
        {
          name: 'digest',
          workloads: [
            {
              kind: 'CronJob',
              every: '5m',
              takes: '30s',
              problems: [{ type: 'crash', exitCode: 2 }],
            },
          ],
        },
      ],
    })
  ).cluster('one');
  clock.advance(35 * MINUTE + 10_000);
  const jobs = await rows(cluster, '/apis/batch/v1/jobs');
  const states = jobs.map(cells => cells[1]);
  expect(states.filter(state => state === 'Complete')).toHaveLength(3);
  expect(states).toContain('Failed');
  expect(states).toContain('Running');
  expect(await rows(cluster, '/apis/batch/v1/cronjobs')).toEqual([
    expect.arrayContaining(['digest', '*/5 * * * *', '1']),
  ]);
});

describe('the demo', () => {
  /** STATUS of the unhealthy pods, by how they change within some minutes. */
  async function troubles(
    simulated: Simulator,
    service: string,
  ): Promise<Set<string>> {
    const seen = new Set<string>();
    for (let step = 0; step < 20; step++) {
      for (const cluster of simulated.clusters) {
        for (const [, ready, status] of await rows(
          cluster,
          `/api/v1/pods${ofService(service)}`,
        )) {
          const [isReady, total] = ready.split('/');
          if (
            status !== 'Completed' &&
            (status !== 'Running' || isReady !== total)
          ) {
            seen.add(status);
          }
        }
      }
      clock.advance(13_000);
    }
    return seen;
  }

  it('has nearly every problem in dice-roller', async () => {
    const seen = await troubles(await start(demoFile), 'dice-roller');
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'ImagePullBackOff',
        'InvalidImageName',
        'CrashLoopBackOff',
        'CreateContainerConfigError',
        'Init:CrashLoopBackOff',
        'Pending',
        'Error',
        'Running',
      ]),
    );
  });

  it('never has a problem in storefront', async () => {
    const simulated = await start(demoFile);
    expect(await troubles(simulated, 'storefront')).toEqual(new Set());
    for (const cluster of simulated.clusters) {
      const events = await items(
        cluster,
        '/api/v1/namespaces/storefront/events',
      );
      expect(events.filter(event => at(event, 'type') === 'Warning')).toEqual(
        [],
      );
      const [autoscaler] = await items(
        cluster,
        '/apis/autoscaling/v2/namespaces/storefront/horizontalpodautoscalers',
      );
      expect(listAt(autoscaler, 'status', 'conditions')).toContainEqual(
        expect.objectContaining({ type: 'ScalingActive', status: 'True' }),
      );
    }
  });

  it('has 90 pods of checkout, 500 of search, and labels on every one', async () => {
    const simulated = await start(demoFile);
    const count = async (service: string) => {
      const lists = await Promise.all(
        simulated.clusters.map(cluster =>
          items(cluster, `/api/v1/pods${ofService(service)}`),
        ),
      );
      return lists.flat().length;
    };
    expect(await count('checkout')).toBe(90);
    expect(await count('search')).toBe(500);
    for (const cluster of simulated.clusters) {
      for (const pod of await items(cluster, '/api/v1/pods')) {
        expect(Object.keys(Object(at(pod, 'metadata', 'labels')))).toEqual(
          expect.arrayContaining([
            'app.kubernetes.io/name',
            'app.kubernetes.io/version',
            'commit-id',
          ]),
        );
      }
    }
  });

  it('writes previous logs that differ from the current ones', async () => {
    const cluster = (await start(demoFile)).cluster('prod-eu');
    const pods = await items(
      cluster,
      `/api/v1/namespaces/games/pods${ofService('dice-roller')}`,
    );
    const crashed = pods.find(
      pod =>
        textAt(pod, 'metadata', 'name')?.includes('scores') &&
        at(pod, 'status', 'containerStatuses', 0, 'lastState', 'terminated'),
    );
    const name = String(at(crashed, 'metadata', 'name'));
    const { text } = await call(
      cluster,
      `/api/v1/namespaces/games/pods/${name}/log?previous=true`,
    );
    expect(text).toContain('Error: connect ECONNREFUSED 10.96.41.17:5432');
    expect(text).toContain('"starting dice-roller 2.4.1"'.replace(/"/g, ''));
  });

  it('serves every cluster of its file', async () => {
    const text = await readFile(demoFile, 'utf8');
    const simulated = await start(demoFile);
    expect(
      simulated.clusters.map(({ name, region }) => `${name} ${region}`),
    ).toEqual([
      'prod-eu eu-west-1',
      'prod-us us-east-1',
      'prod-ap ap-southeast-1',
    ]);
    expect(text).toContain('dice-roller');
  });
});

it('labels each scheduled pod of the demo with its zone', async () => {
  const { clusters } = await start(demoFile);
  for (const cluster of clusters) {
    const placed = (await items(cluster, '/api/v1/pods')).filter(
      pod => at(pod, 'spec', 'nodeName') !== undefined,
    );
    expect(placed.length).toBeGreaterThan(0);
    for (const pod of placed) {
      expect(at(pod, 'metadata', 'labels')).toHaveProperty([
        'topology.kubernetes.io/zone',
      ]);
    }
  }
});

it('leaves no timer behind when it stops', async () => {
  const simulated = await start(demoFile);
  const cluster = simulated.cluster('prod-eu');
  const before = cluster.get({
    kind: 'Node',
    name: (await rows(cluster, '/api/v1/nodes'))[0][0],
  });
  await simulated.stop();
  clock.advance(10 * MINUTE);
  expect(
    cluster.get({ kind: 'Node', name: String(before?.metadata.name) }),
  ).toBe(before);
});

it('labels pods with the zone of their node from Kubernetes 1.35 on', async () => {
  const place = { region: 'eu-west-1', zones: ['eu-west-1a', 'eu-west-1b'] };
  const simulated = await start({
    clusters: [
      { name: 'new', ...place, kubernetesVersion: 'v1.35.0' },
      { name: 'old', ...place, kubernetesVersion: 'v1.34.7' },
    ],
    services: [{ name: 'web', workloads: [{ replicas: 4 }] }],
  });
  const zonesByNode = async (cluster: Cluster) =>
    new Map(
      (await items(cluster, '/api/v1/nodes')).map(node => [
        at(node, 'metadata', 'name'),
        at(node, 'metadata', 'labels', 'topology.kubernetes.io/zone'),
      ]),
    );
  const modern = simulated.cluster('new');
  const old = simulated.cluster('old');
  const zones = await zonesByNode(modern);
  const pods = await items(modern, '/api/v1/pods');
  expect(pods).toHaveLength(4);
  for (const pod of pods) {
    expect(at(pod, 'metadata', 'labels')).toMatchObject({
      'topology.kubernetes.io/region': 'eu-west-1',
      'topology.kubernetes.io/zone': zones.get(at(pod, 'spec', 'nodeName')),
    });
  }
  for (const pod of await items(old, '/api/v1/pods')) {
    expect(at(pod, 'metadata', 'labels')).not.toHaveProperty([
      'topology.kubernetes.io/zone',
    ]);
  }
});

describe('workloads by cluster', () => {
  it('run where the service and the workload say', async () => {
    const simulated = await start({
      clusters: [{ name: 'one' }, { name: 'two' }],
      services: [
        { name: 'web', clusters: ['two'], workloads: [{ replicas: 1 }] },
        {
          name: 'api',
          workloads: [
            { replicas: 1 },
            { name: 'api-cache', replicas: 1, clusters: ['one'] },
          ],
        },
      ],
    });
    const names = async (cluster: string) =>
      (await rows(simulated.cluster(cluster), '/apis/apps/v1/deployments')).map(
        ([name]) => name,
      );
    expect(await names('one')).toEqual(['api', 'api-cache']);
    expect(await names('two')).toEqual(['api', 'web']);
    const namespaces = await rows(
      simulated.cluster('two'),
      '/api/v1/namespaces',
    );
    expect(namespaces.map(([name]) => name)).toEqual([
      'api',
      'default',
      'kube-node-lease',
      'kube-public',
      'kube-system',
      'web',
    ]);
  });

  it('have the controller of their kind', async () => {
    const kinds = [
      'Deployment',
      'StatefulSet',
      'DaemonSet',
      'Job',
      'CronJob',
    ] as const;
    const cluster = (
      await start({
        clusters: [{ name: 'one' }],
        services: [
          {
            name: 'web',
            workloads: kinds.map(kind => ({ kind, name: kind.toLowerCase() })),
          },
        ],
      })
    ).cluster('one');
    for (const kind of kinds) {
      const name = kind.toLowerCase();
      expect(cluster.get({ kind, namespace: 'web', name })?.metadata.name).toBe(
        name,
      );
    }
  });
});

describe('logs', () => {
  const log = async (cluster: Cluster, pod: string, query = '') =>
    call(cluster, `/api/v1/namespaces/shop/pods/${pod}/log${query}`);

  it('are those of the container, with what the pod is filled in', async () => {
    const cluster = (
      await start({
        clusters: [{ name: 'one' }],
        logs: {
          main: { startup: ['{{service}} {{version}} in {{pod}}'] },
          side: { startup: ['proxy'] },
          setup: { startup: ['migrating'] },
        },
        services: [
          {
            name: 'web',
            namespace: 'shop',
            version: '3.2.1',
            logs: 'main',
            workloads: [
              {
                kind: 'StatefulSet',
                replicas: 1,
                sidecars: [{ name: 'proxy', image: 'envoy:1', logs: 'side' }],
                init: [{ name: 'migrate', logs: 'setup' }],
              },
              { name: 'quiet', kind: 'StatefulSet', replicas: 1 },
            ],
          },
        ],
      })
    ).cluster('one');
    const text = async (pod: string, container: string) =>
      (await log(cluster, pod, `?container=${container}`)).text;
    expect(await text('web-0', 'app')).toBe('web 3.2.1 in web-0\n');
    expect(await text('web-0', 'proxy')).toBe('proxy\n');
    expect(await text('web-0', 'migrate')).toBe('migrating\n');
    expect(await text('quiet-0', 'app')).toBe('web 3.2.1 in quiet-0\n');
  });

  it('have nothing of a command that could not start', async () => {
    const cluster = (
      await start({
        clusters: [{ name: 'one' }],
        logs: { main: { startup: ['started'] } },
        services: [
          {
            name: 'web',
            namespace: 'shop',
            logs: 'main',
            workloads: [
              {
                kind: 'StatefulSet',
                replicas: 2,
                problems: [{ type: 'commandNotFound' }],
              },
            ],
          },
        ],
      })
    ).cluster('one');
    expect((await log(cluster, 'web-1')).text).toBe('started\n');
    expect((await log(cluster, 'web-0', '?previous=true')).text).not.toContain(
      'started',
    );
  });
});
