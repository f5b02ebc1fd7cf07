import { detect } from '../diagnose';
import { parseObject, toClusterObjects } from '../model';
import {
  aDeployment,
  aJob,
  anObject,
  aPod,
  aReplicaSet,
  FIXTURE_NOW,
  PodBuilder,
  secondsAgo,
} from '../testing';
import { toServiceRows } from './serviceRows';

function buildServiceRows(...builders: { build(): unknown }[]) {
  const objects = builders
    .flatMap(builder => [
      builder.build(),
      ...(builder instanceof PodBuilder ? builder.events() : []),
    ])
    .map(object => parseObject(object))
    .filter(object => object !== undefined);
  const view = toClusterObjects(objects);
  return toServiceRows(view, detect(view, FIXTURE_NOW), FIXTURE_NOW);
}

const pod = () => aPod({ name: 'web-7c9d5-abcde', namespace: 'shop' });
const firstPodState = (builder: PodBuilder) =>
  buildServiceRows(builder).pods[0].state;

describe('rows of pods', () => {
  it('have the texts of kubectl and the containers with their kinds', () => {
    const builder = pod()
      .withInitContainer({ name: 'migrate' })
      .withSidecar({ name: 'proxy' })
      .crashLooping({ exitCode: 3 });
    const [row] = buildServiceRows(builder).pods;
    expect(row).toMatchObject({
      status: 'CrashLoopBackOff',
      readyContainers: 1,
      totalContainers: 2,
      restarts: 5,
      state: 'failing',
      node: 'node-1',
    });
    expect(row.containers.map(({ name, kind }) => [name, kind])).toEqual([
      ['migrate', 'init'],
      ['proxy', 'sidecar'],
      ['app', 'app'],
    ]);
    expect(row.containers[2]).toMatchObject({
      state: 'waiting',
      reason: 'CrashLoopBackOff',
      exitCode: 3,
      hasPreviousLog: true,
    });
    expect(row).not.toHaveProperty('workload');
  });

  it('say since when a pod is ready again after a restart', () => {
    const ready = (secondsSince: number) => ({
      type: 'Ready',
      status: 'True' as const,
      lastTransitionTime: secondsAgo(secondsSince),
    });
    const again = (builder: PodBuilder) =>
      buildServiceRows(builder).pods[0].readyAgainAt;
    const restarted = () => pod().restarted({ finishedSecondsAgo: 60 });
    expect(again(restarted().withCondition(ready(20)))).toBe(secondsAgo(20));
    // The probes went on, or its clock is another one.
    expect(again(restarted().withCondition(ready(300)))).toBeUndefined();
    expect(again(pod().withCondition(ready(20)))).toBeUndefined();
    expect(again(pod().crashLooping())).toBeUndefined();
  });

  it('have what each container reserves and may use, as the node says after a resize', () => {
    const raw = pod().build();
    raw.spec.containers[0].resources = {
      requests: { cpu: '100m', memory: '128Mi', 'nvidia.com/gpu': '1' },
      limits: { memory: '256Mi' },
    };
    const containerOf = (builder: { build(): unknown }) =>
      buildServiceRows(builder).pods[0].containers[0];
    expect(containerOf({ build: () => raw })).toMatchObject({
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { memory: '256Mi' },
    });
    const [status] = raw.status.containerStatuses ?? [];
    status.resources = { ...raw.spec.containers[0].resources };
    status.resources.limits = { memory: '512Mi' };
    expect(containerOf({ build: () => raw }).limits).toEqual({
      memory: '512Mi',
    });
    expect(containerOf(pod())).not.toHaveProperty('limits');
  });

  it.each([
    ['Deployment', 'web', true],
    ['Deployment', 'web', false],
  ])(
    'name the %s %s above the ReplicaSet, read (%s) or not',
    (kind, name, isRead) => {
      const replicaSet = aReplicaSet({
        name: 'web-7c9d5',
        namespace: 'shop',
      }).ownedBy('Deployment', 'web');
      const owned = pod().ownedBy('ReplicaSet', 'web-7c9d5');
      const { pods } = isRead
        ? buildServiceRows(owned, replicaSet)
        : buildServiceRows(owned);
      expect(pods[0].workload).toEqual({ kind, name });
    },
  );

  it('have the worst state of all findings about the pod', () => {
    const rows = (severities: readonly ('error' | 'warning')[]) => {
      const parsed = parseObject(pod().notReady().build());
      const view = toClusterObjects(parsed ? [parsed] : []);
      const findings = severities.map(severity => ({
        class: 'ApplicationError',
        severity,
        pods: [{ namespace: 'shop', name: 'web-7c9d5-abcde' }],
      }));
      return toServiceRows(view, findings as never, FIXTURE_NOW).pods[0].state;
    };
    expect(rows(['error', 'warning'])).toBe('failing');
    expect(rows(['warning', 'error'])).toBe('failing');
    expect(rows(['warning'])).toBe('notReady');
    expect(rows([])).toBe('starting');
  });

  it('name the CronJob above the Job', () => {
    const job = aJob({ name: 'nightly-1', namespace: 'shop' }).ownedBy(
      'CronJob',
      'nightly',
    );
    const { pods } = buildServiceRows(pod().ownedBy('Job', 'nightly-1'), job);
    expect(pods[0].workload).toEqual({ kind: 'CronJob', name: 'nightly' });
  });

  it('keep a ReplicaSet that has no Deployment', () => {
    const raw = pod().ownedBy('ReplicaSet', 'web').build();
    raw.metadata.labels = {};
    const { pods } = buildServiceRows({ build: () => raw });
    expect(pods[0].workload).toEqual({ kind: 'ReplicaSet', name: 'web' });
  });
});

describe('display states', () => {
  const probed = (ageSeconds: number) =>
    aPod({ name: 'web', ageSeconds })
      .withContainer({ name: 'app', readinessProbe: { httpGet: { port: 80 } } })
      .notReady();

  it.each<[string, PodBuilder]>([
    ['ready', pod()],
    ['failing', pod().crashLooping()],
    ['failing', pod().imagePullBackOff('manifest unknown')],
    [
      'failing',
      pod().unschedulable('0/1 nodes are available: 1 Insufficient cpu.'),
    ],
    ['notReady', probed(120)],
    ['starting', probed(10)],
    [
      'starting',
      aPod({ name: 'web', ageSeconds: 20 }).waiting('ContainerCreating'),
    ],
    ['unknown', pod().withCondition({ type: 'Ready', status: 'False' })],
    ['terminating', pod().terminating(-20)],
    ['terminating', pod().crashLooping().terminating(-20)],
    ['failing', pod().terminating(900)],
    ['completed', pod().succeeded()],
    ['ready', pod().restarted({ finishedSecondsAgo: 60 })],
    [
      'failing',
      pod().failed('Evicted', 'The node was low on resource: memory. '),
    ],
  ])('is %s', (state, builder) => {
    expect(firstPodState(builder)).toBe(state);
  });

  it('is completed for a failed pod that a ready one has replaced', () => {
    const owned = () => pod().ownedBy('ReplicaSet', 'web-7c9d5');
    const left = owned().failed('OutOfcpu', 'Pod was rejected: no cpu');
    const fresh = aPod({
      name: 'web-7c9d5-fresh',
      namespace: 'shop',
      ageSeconds: 60,
    }).ownedBy('ReplicaSet', 'web-7c9d5');
    expect(
      buildServiceRows(left, fresh).pods.map(({ state }) => state),
    ).toEqual(['completed', 'ready']);
  });
});

describe('rows of workloads', () => {
  it('are the top ones, with their numbers', () => {
    const options = { name: 'web', namespace: 'shop', replicas: 3 };
    const { workloads } = buildServiceRows(
      aDeployment(options),
      aReplicaSet({ ...options, name: 'web-7c9d5' }).ownedBy(
        'Deployment',
        'web',
      ),
      aJob({ name: 'migrate', namespace: 'shop' }),
      anObject('CronJob', { name: 'nightly', namespace: 'shop' }),
    );
    expect(workloads).toMatchObject([
      {
        kind: 'Deployment',
        namespace: 'shop',
        name: 'web',
        desired: 3,
        ready: 3,
        upToDate: 3,
      },
      { kind: 'CronJob', namespace: 'shop', name: 'nightly' },
      {
        kind: 'Job',
        namespace: 'shop',
        name: 'migrate',
        desired: 1,
        ready: 1,
      },
    ]);
  });
});
