import {
  aCustomResource,
  aDeployment,
  aJob,
  anObject,
  aPod,
  aReplicaSet,
  diagnoseObjects,
  secondsAgo,
} from '../../testing';
import {
  autoscaler,
  Buildable,
  built,
  creatingPod,
  eventOn,
  inShop,
  pendingClaim,
  web,
  webPod,
  withoutIp,
} from '../testing/shop';

const HOUR = 3_600;
const DAY = 24 * HOUR;

const old = (name: string, ageSeconds = 2 * DAY) =>
  webPod(name, { ageSeconds });
const evicted = (name: string, ageSeconds: number) =>
  old(name, ageSeconds).failed(
    'Evicted',
    'The node was low on resource: memory. Threshold quantity: 100Mi, available: 52Mi. ',
  );
const service = (spec: object = {}, status: Record<string, unknown> = {}) =>
  anObject('Service', inShop('web'))
    .withSpec({ selector: { app: 'web' }, ...spec })
    .withStatus(status);
const labelled = (name = 'web-7c9d5-abcde') =>
  webPod(name, { labels: { app: 'web' } });
const completed = (name: string, ageSeconds: number) =>
  aPod(inShop(name, { ageSeconds, restartPolicy: 'Never' as const }))
    .ownedBy('Job', name.slice(0, name.lastIndexOf('-')))
    .succeeded();
const cronJob = (spec: object = {}, status: object = {}) =>
  anObject('CronJob', inShop('nightly', { ageSeconds: 30 * DAY }))
    .withSpec({ schedule: '0 2 * * *', suspend: false, ...spec })
    .withStatus({ lastScheduleTime: secondsAgo(8 * HOUR), ...status });
const address = { loadBalancer: { ingress: [{ ip: '192.0.2.7' }] } };
const probe = (periodSeconds: number, failureThreshold: number) => ({
  httpGet: { path: '/ready', port: 8080 },
  periodSeconds,
  failureThreshold,
  timeoutSeconds: 1,
});
const daemonSet = (status: object = {}) =>
  anObject('DaemonSet', inShop('agent')).withStatus({
    desiredNumberScheduled: 2,
    currentNumberScheduled: 2,
    numberReady: 2,
    numberAvailable: 2,
    numberUnavailable: 0,
    observedGeneration: 1,
    ...status,
  });
const daemonPod = (node: string, ageSeconds = DAY) =>
  aPod(inShop(`agent-${node}`, { ageSeconds, node })).ownedBy(
    'DaemonSet',
    'agent',
  );

/** Nothing of this is wrong, whatever is still said about it. */
const HEALTHY: Readonly<Record<string, () => readonly Buildable[]>> = {
  'a pod that runs': () => [web(), webPod()],
  'a rolling update whose new pod is starting': () => [
    aDeployment(inShop('web', { replicas: 2 })).withStatus({
      replicas: 3,
      updatedReplicas: 1,
    }),
    webPod('web-old12-abcde').ownedBy('ReplicaSet', 'web-old12'),
    creatingPod({ ageSeconds: 15 }),
  ],
  'a rolling update whose old pod is going': () => [
    web(),
    webPod(),
    webPod('web-old12-abcde').ownedBy('ReplicaSet', 'web-old12').terminating(),
  ],
  'an old pod whose readiness check fails while it goes': () => [
    web(),
    webPod(),
    webPod('web-7c9d5-going').notReady().terminating().withEvent({
      reason: 'Unhealthy',
      message: 'Readiness probe failed: connection refused',
      container: 'app',
    }),
  ],
  'a Job that is done': () => [
    aJob(inShop('import')),
    completed('import-a', HOUR),
  ],
  'a Job that is done after a failed try': () => [
    aJob(inShop('import')).withStatus({ failed: 1, succeeded: 1 }),
    completed('import-b', HOUR),
    aPod(inShop('import-a', { restartPolicy: 'Never' as const }))
      .ownedBy('Job', 'import')
      .terminated({ exitCode: 1 })
      .failed(),
  ],
  'a Job at work': () => [
    aJob(inShop('import')).withStatus({
      active: 1,
      succeeded: 0,
      conditions: [],
    }),
    aPod(inShop('import-a', { restartPolicy: 'Never' as const })).ownedBy(
      'Job',
      'import',
    ),
  ],
  'a Job of two programs, of which one is done': () => [
    aJob(inShop('import')).withStatus({
      active: 1,
      succeeded: 0,
      conditions: [],
    }),
    aPod(inShop('import-a', { restartPolicy: 'Never' as const }))
      .ownedBy('Job', 'import')
      .withContainer({ name: 'second' })
      .terminated({ exitCode: 0, finishedSecondsAgo: 900 }),
  ],
  'a pod of a pipeline whose first step is done': () => [
    aPod(
      inShop('build-a', {
        restartPolicy: 'Never' as const,
        container: 'setup',
      }),
    )
      .withContainer({ name: 'build-agent' })
      .terminated({ exitCode: 0, finishedSecondsAgo: 900 }),
  ],
  'a Job whose proxy was just told to stop': () => [
    aPod(inShop('import-a', { restartPolicy: 'Never' as const }))
      .ownedBy('Job', 'import')
      .withContainer({ name: 'istio-proxy' })
      .terminated({ exitCode: 0, finishedSecondsAgo: 20 }),
  ],
  'a proxy beside a program that is meant to run for ever': () => [
    web(),
    webPod().withContainer({ name: 'istio-proxy' }),
  ],
  'a Job with a native sidecar that ended with it': () => [
    aPod(inShop('import-a', { restartPolicy: 'Never' as const }))
      .ownedBy('Job', 'import')
      .withSidecar({ name: 'agent' })
      .terminated({ exitCode: 143, container: 'agent' })
      .succeeded(),
  ],
  'a suspended CronJob': () => [cronJob({ suspend: true })],
  'a suspended Job': () => [
    aJob(inShop('import'))
      .withSpec({ suspend: true })
      .withStatus({ succeeded: 0, conditions: [] }),
  ],
  'a failed run of a CronJob whose later runs went well': () => [
    cronJob({}, { lastSuccessfulTime: secondsAgo(HOUR) }),
    aJob(inShop('nightly-1', { ageSeconds: 2 * DAY }))
      .ownedBy('CronJob', 'nightly')
      .withStatus({
        succeeded: 0,
        failed: 7,
        conditions: [
          { type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' },
        ],
      }),
    aJob(inShop('nightly-2', { ageSeconds: HOUR })).ownedBy(
      'CronJob',
      'nightly',
    ),
  ],
  'a Deployment that is scaled to zero': () => [
    aDeployment(inShop('web', { replicas: 0 })),
    service(),
  ],
  'a Deployment that is paused': () => [
    web().withSpec({ paused: true }),
    webPod(),
  ],
  'a pod that was evicted days ago': () => [
    web(),
    evicted('web-7c9d5-gone1', 3 * DAY),
    old('web-7c9d5-here1'),
  ],
  'many pods that were evicted days ago': () => [
    web(),
    ...[1, 2, 3, 4].map(n => evicted(`web-7c9d5-gone${n}`, 3 * DAY)),
    old('web-7c9d5-here1'),
  ],
  'a pod that was evicted when there were more replicas': () => [
    web(),
    evicted('web-7c9d5-gone1', DAY),
    old('web-7c9d5-here1', 3 * DAY),
  ],
  'a pod that a node refused long ago': () => [
    web(),
    old('web-7c9d5-gone1').failed('OutOfcpu', 'Pod was rejected: …'),
    old('web-7c9d5-here1', DAY),
  ],
  'a pod of a node that was shut down': () => [
    web(),
    old('web-7c9d5-gone1').failed(
      'Terminated',
      'Pod was terminated in response to imminent node shutdown.',
    ),
    old('web-7c9d5-here1', DAY),
  ],
  'a pod that a node lost, and that was replaced': () => [
    web(),
    old('web-7c9d5-gone1')
      .terminated({ exitCode: 137, reason: 'ContainerStatusUnknown' })
      .failed(),
    old('web-7c9d5-here1', DAY),
  ],
  'a pod of a DaemonSet that a node refused before it took another': () => [
    daemonSet(),
    daemonPod('a', 2 * DAY).failed('NodeAffinity', 'Pod was rejected: …'),
    aPod(inShop('agent-again', { ageSeconds: DAY, node: 'a' })).ownedBy(
      'DaemonSet',
      'agent',
    ),
    daemonPod('b'),
  ],
  'a pod that came back after its node was shut down': () => {
    const raw = webPod().build();
    raw.status.reason = 'Terminated';
    raw.status.message =
      'Pod was terminated in response to imminent node shutdown.';
    return [web(), built(raw)];
  },
  'a headless Service without pods': () => [service({ clusterIP: 'None' })],
  'a Service that is another name': () => [
    service({
      type: 'ExternalName',
      externalName: 'db.example.com',
      selector: {},
    }),
  ],
  'a Service without a selector': () => [service({ selector: {} })],
  'a load balancer that has its address': () => [
    service({ type: 'LoadBalancer' }, address),
    labelled(),
  ],
  'a load balancer whose addresses an administrator gives': () => [
    service({ type: 'LoadBalancer', externalIPs: ['192.0.2.9'] }),
    labelled(),
  ],
  'an autoscaler whose metrics have failed once': () => [
    web(),
    old('web-7c9d5-abcde'),
    autoscaler({
      type: 'ScalingActive',
      status: 'False',
      reason: 'FailedGetResourceMetric',
      message: 'unable to fetch metrics from resource metrics API',
      lastTransitionTime: secondsAgo(20),
    }),
  ],
  'a load balancer that is being made': () => [
    anObject('Service', inShop('web', { ageSeconds: 60 })).withSpec({
      type: 'LoadBalancer',
      selector: { app: 'web' },
    }),
    labelled(),
  ],
  'a load balancer that failed once and was made': () => [
    service({ type: 'LoadBalancer' }, address),
    labelled(),
    eventOn('Service', 'web', {
      reason: 'SyncLoadBalancerFailed',
      message: 'Error syncing load balancer',
      lastSeenSecondsAgo: 300,
    }),
    eventOn('Service', 'web', {
      type: 'Normal',
      reason: 'EnsuredLoadBalancer',
      lastSeenSecondsAgo: 200,
    }),
  ],
  'a load balancer that failed long ago': () => [
    service({ type: 'LoadBalancer' }, address),
    labelled(),
    eventOn('Service', 'web', {
      reason: 'SyncLoadBalancerFailed',
      message: 'Error syncing load balancer',
      lastSeenSecondsAgo: 3_000,
    }),
  ],
  'a Service with a warning about something else': () => [
    service({ type: 'LoadBalancer' }, address),
    labelled(),
    eventOn('Service', 'web', {
      reason: 'FailedToUpdateEndpointSlices',
      message: 'Error updating Endpoint Slices',
    }),
    eventOn('Service', 'web', {
      reason: 'PortNotAllocated',
      message: 'Port 30080 is not allocated; repairing',
    }),
  ],
  'an Ingress without an address, whose controller gives none': () => [
    anObject('Ingress', inShop('web')).withSpec({
      rules: [{ host: 'shop.example' }],
    }),
    eventOn('Ingress', 'web', {
      type: 'Normal',
      reason: 'Sync',
      message: 'Scheduled for sync',
    }),
  ],
  'an Ingress that was refused once and then taken': () => [
    anObject('Ingress', inShop('web')).withStatus(address),
    eventOn('Ingress', 'web', {
      reason: 'FailedDeployModel',
      lastSeenSecondsAgo: 400,
    }),
    eventOn('Ingress', 'web', {
      type: 'Normal',
      reason: 'SuccessfullyReconciled',
      lastSeenSecondsAgo: 300,
    }),
  ],
  'a claim that waits for its first pod': () => [
    pendingClaim({ ageSeconds: DAY }),
    eventOn('PersistentVolumeClaim', 'data', {
      type: 'Normal',
      reason: 'WaitForFirstConsumer',
      message: 'waiting for first consumer to be created before binding',
    }),
  ],
  'a claim that has grown': () => [
    anObject('PersistentVolumeClaim', inShop('data'))
      .withSpec({ resources: { requests: { storage: '20Gi' } } })
      .withStatus({ phase: 'Bound', capacity: { storage: '20Gi' } }),
    eventOn('PersistentVolumeClaim', 'data', {
      reason: 'VolumeResizeFailed',
      lastSeenSecondsAgo: 900,
    }),
    eventOn('PersistentVolumeClaim', 'data', {
      type: 'Normal',
      reason: 'FileSystemResizeSuccessful',
      lastSeenSecondsAgo: 100,
    }),
  ],
  'a claim that has just begun to grow': () => [
    anObject('PersistentVolumeClaim', inShop('data'))
      .withSpec({ resources: { requests: { storage: '20Gi' } } })
      .withStatus({
        phase: 'Bound',
        capacity: { storage: '10Gi' },
        conditions: [{ type: 'Resizing', status: 'True' }],
      }),
    eventOn('PersistentVolumeClaim', 'data', {
      reason: 'ExternalExpanding',
      message: 'waiting for an external controller to expand this PVC',
      firstSeenSecondsAgo: 20,
    }),
  ],
  'a pod whose volume has grown': () => [
    web(),
    webPod()
      .withEvent({
        reason: 'FileSystemResizeFailed',
        message: '',
        lastSeenSecondsAgo: 500,
      })
      .withEvent({
        type: 'Normal',
        reason: 'FileSystemResizeSuccessful',
        message: '',
        lastSeenSecondsAgo: 90,
      }),
  ],
  'a native sidecar beside a program': () => [
    web(),
    webPod().withSidecar({ name: 'agent' }),
  ],
  'a slow start within the budget of its startup check': () => [
    web(),
    webPod(undefined, { ageSeconds: 60 })
      .withContainer({ name: 'app', startupProbe: probe(10, 30) })
      .withStatus('app', { ready: false, started: false })
      .withEvent({
        reason: 'Unhealthy',
        message: 'Startup probe failed: connection refused',
        container: 'app',
        count: 4,
      }),
  ],
  'a pod that is not ready yet, within its readiness check': () => [
    web(),
    webPod(undefined, { ageSeconds: 15 })
      .withContainer({ name: 'app', readinessProbe: probe(10, 3) })
      .notReady(),
  ],
  'a DaemonSet on every node that it tolerates': () => [
    daemonSet(),
    daemonPod('a'),
    daemonPod('b'),
    anObject('Node', { name: 'c', namespace: '' })
      .withSpec({ taints: [{ key: 'dedicated', effect: 'NoSchedule' }] })
      .withStatus({ conditions: [{ type: 'Ready', status: 'True' }] }),
  ],
  'an autoscaler at its minimum': () => [
    autoscaler({
      type: 'ScalingLimited',
      status: 'True',
      reason: 'TooFewReplicas',
    }),
  ],
  'a disruption budget that allows none': () => [
    anObject('PodDisruptionBudget', inShop('web')).withStatus({
      disruptionsAllowed: 0,
      expectedPods: 1,
      currentHealthy: 1,
      desiredHealthy: 1,
    }),
  ],
  'a pod that had to wait for its node, its volume and its network': () => [
    web(),
    webPod()
      .withEvent({
        reason: 'FailedScheduling',
        message: '0/3 nodes are available: 3 Insufficient cpu.',
        lastSeenSecondsAgo: 600,
      })
      .withEvent({
        reason: 'FailedAttachVolume',
        message: 'Multi-Attach error for volume "v"',
        lastSeenSecondsAgo: 580,
      })
      .withEvent({
        reason: 'FailedCreatePodSandBox',
        message: 'Failed to create pod sandbox: no IP addresses available',
        count: 9,
        lastSeenSecondsAgo: 560,
      })
      .withEvent({
        reason: 'Failed',
        message: 'Failed to pull image "web": 503 Service Unavailable',
        container: 'app',
        lastSeenSecondsAgo: 550,
      })
      .withEvent({
        type: 'Normal',
        reason: 'Started',
        message: 'Started container app',
        container: 'app',
        lastSeenSecondsAgo: 540,
      }),
  ],
  'a sandbox that was made anew once, after a reboot': () => [
    web(),
    webPod().withEvent({
      type: 'Normal',
      reason: 'SandboxChanged',
      message: 'Pod sandbox changed',
      count: 1,
    }),
  ],
  'a ReplicaSet whose pods were refused until they were not': () => [
    web(),
    aReplicaSet(inShop('web-7c9d5')).ownedBy('Deployment', 'web'),
    webPod(),
    eventOn('ReplicaSet', 'web-7c9d5', {
      reason: 'FailedCreate',
      message:
        'Error creating: Internal error occurred: failed calling webhook "x": EOF',
      lastSeenSecondsAgo: 500,
    }),
  ],
  'an init container that is run again under a pod that serves': () => {
    const builder = webPod()
      .withInitContainer({ name: 'migrate' })
      .crashLooping({ container: 'migrate', exitCode: 1 })
      .withCondition({ type: 'Initialized', status: 'False' });
    return [web(), builder];
  },
  'a pod whose events are gone, in its first minute': () =>
    withoutIp(creatingPod({ ageSeconds: 40 })),
  'a pod that waits behind a scheduling gate': () => [
    webPod()
      .withSpec({ schedulingGates: [{ name: 'kueue.x-k8s.io/admission' }] })
      .unschedulable(
        'Scheduling is blocked due to non-empty scheduling gates',
        'SchedulingGated',
      ),
  ],
  'a custom resource that is ready': () => [
    aCustomResource(
      'cert-manager.io/v1',
      'Certificate',
      inShop('web'),
    ).withStatus({
      conditions: [{ type: 'Ready', status: 'True' }],
    }),
  ],
};

describe('set-ups in which nothing is wrong', () => {
  it.each(Object.entries(HEALTHY))('%s', (_, objects) => {
    const alarms = diagnoseObjects(objects()).filter(
      ({ severity }) => severity !== 'info',
    );
    expect(alarms.map(alarm => `${alarm.severity} ${alarm.class}`)).toEqual([]);
  });

  it('are many', () => {
    expect(Object.keys(HEALTHY).length).toBeGreaterThanOrEqual(40);
  });
});
