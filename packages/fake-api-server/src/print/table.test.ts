import { KubernetesObject } from '../kube/object';
import { tableColumns, tableRow } from './table';

const now = Date.parse('2026-11-22T07:00:00Z');
const created = '2026-11-22T06:55:00Z';

function print(kind: string, object: Partial<KubernetesObject>): string {
  const whole = {
    metadata: { name: 'web', creationTimestamp: created },
    ...object,
  };
  return tableRow(kind, whole, 'None', now).cells.join(' | ');
}

function pod(spec: object, status: object, metadata: object = {}): string {
  return print('Pod', {
    metadata: { name: 'web', creationTimestamp: created, ...metadata },
    spec: { containers: [{ name: 'app' }], nodeName: 'node-1', ...spec },
    status: { podIP: '10.0.0.1', ...status },
  });
}

const terminated = (exitCode: number, reason?: string) => ({
  terminated: { exitCode, reason, finishedAt: '2026-11-22T06:58:00Z' },
});

it('prints a running pod with its wide columns', () => {
  const row = pod(
    {},
    {
      phase: 'Running',
      containerStatuses: [
        { name: 'app', ready: true, restartCount: 0, state: { running: {} } },
      ],
    },
  );
  expect(row).toBe(
    'web | 1/1 | Running | 0 | 5m | 10.0.0.1 | node-1 | <none> | <none>',
  );
  expect(
    tableColumns('Pod').map(({ name, priority }) => `${name}:${priority}`),
  ).toEqual([
    'Name:0',
    'Ready:0',
    'Status:0',
    'Restarts:0',
    'Age:0',
    'IP:1',
    'Node:1',
    'Nominated Node:1',
    'Readiness Gates:1',
  ]);
});

it.each<[string, object, object, object, string]>([
  [
    'the waiting reason and when it last ended',
    {},
    {
      phase: 'Running',
      containerStatuses: [
        {
          name: 'app',
          restartCount: 4,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: terminated(1, 'Error'),
        },
      ],
    },
    {},
    '0/1 | CrashLoopBackOff | 4 (2m ago)',
  ],
  [
    'an exit code without a reason',
    {},
    {
      phase: 'Running',
      containerStatuses: [{ name: 'app', state: terminated(3) }],
    },
    {},
    '0/1 | ExitCode:3 | 0',
  ],
  [
    'the progress of init containers',
    { initContainers: [{ name: 'a' }, { name: 'b' }] },
    {
      phase: 'Pending',
      initContainerStatuses: [
        { name: 'a', state: terminated(0, 'Completed') },
        { name: 'b', state: { running: {} } },
      ],
    },
    {},
    '0/1 | Init:1/2 | 0',
  ],
  [
    'why an init container fails',
    { initContainers: [{ name: 'a' }] },
    {
      phase: 'Pending',
      initContainerStatuses: [
        { name: 'a', restartCount: 2, state: terminated(1, 'Error') },
      ],
    },
    {},
    '0/1 | Init:Error | 2',
  ],
  [
    'a native sidecar among the ready ones',
    { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] },
    {
      phase: 'Running',
      conditions: [{ type: 'Initialized', status: 'True' }],
      initContainerStatuses: [
        { name: 'proxy', started: true, ready: true, state: { running: {} } },
      ],
      containerStatuses: [{ name: 'app', ready: true, state: { running: {} } }],
    },
    {},
    '2/2 | Running | 0',
  ],
  [
    'deletion',
    {},
    {
      phase: 'Running',
      containerStatuses: [{ name: 'app', ready: true, state: { running: {} } }],
    },
    { deletionTimestamp: created },
    '1/1 | Terminating | 0',
  ],
  [
    'the reason of the pod itself',
    {},
    { phase: 'Failed', reason: 'Evicted' },
    {},
    '0/1 | Evicted | 0',
  ],
])('shows %s', (_, spec, status, metadata, expected) => {
  expect(pod(spec, status, metadata)).toContain(` ${expected} | `);
});

it.each<[string, Partial<KubernetesObject>, string]>([
  [
    'Deployment',
    {
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: 'web' } },
        template: { spec: { containers: [{ name: 'app', image: 'web:1' }] } },
      },
      status: { readyReplicas: 2, updatedReplicas: 1, availableReplicas: 2 },
    },
    'web | 2/3 | 1 | 2 | 5m | app | web:1 | app=web',
  ],
  [
    'HorizontalPodAutoscaler',
    {
      spec: {
        scaleTargetRef: { kind: 'Deployment', name: 'web' },
        minReplicas: 2,
        maxReplicas: 5,
        metrics: [
          { resource: { name: 'cpu', target: { averageUtilization: 60 } } },
        ],
      },
      status: { currentReplicas: 3 },
    },
    'web | Deployment/web | cpu: <unknown>/60% | 2 | 5 | 3 | 5m',
  ],
  [
    'Job',
    {
      status: {
        startTime: '2026-11-22T06:55:00Z',
        failed: 2,
        conditions: [{ type: 'Failed', status: 'True' }],
      },
      spec: { completions: 1 },
    },
    'web | Failed | 0/1 | 5m | 5m |  |  | <none>',
  ],
  [
    'Service',
    {
      spec: {
        clusterIP: '10.96.0.1',
        ports: [{ port: 80, protocol: 'TCP' }],
        selector: { a: 'b' },
      },
    },
    'web | ClusterIP | 10.96.0.1 | <none> | 80/TCP | 5m | a=b',
  ],
  [
    'Event',
    {
      type: 'Warning',
      reason: 'FailedScheduling',
      message: '0/3 nodes are available',
      involvedObject: { kind: 'Pod', name: 'web-1' },
      eventTime: '2026-11-22T06:58:00.000000Z',
      series: { count: 4, lastObservedTime: '2026-11-22T06:59:00.000000Z' },
      reportingComponent: 'default-scheduler',
    },
    '60s | Warning | FailedScheduling | pod/web-1 | 0/3 nodes are available |  | default-scheduler | 2m | 4 | web',
  ],
  ['SomethingOfTheirOwn', {}, 'web | 5m'],
])('prints %s', (kind, object, expected) => {
  expect(print(kind, object)).toBe(expected);
});
