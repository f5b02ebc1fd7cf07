import { KubernetesObject } from '../kube/object';
import { builtInPrinter, tableRow } from './table';
import { age, selectorText } from './workloads';

const now = Date.parse('2026-11-22T07:00:00Z');
const metadata = { name: 'web', creationTimestamp: '2026-11-22T06:55:00Z' };

function print(kind: string, object: Partial<KubernetesObject>): string {
  const { cells } = tableRow(
    builtInPrinter(kind),
    { metadata, ...object },
    'None',
    now,
  );
  expect(cells).toHaveLength(builtInPrinter(kind).columns.length);
  return cells.join(' | ');
}

const selector = { matchLabels: { app: 'web', tier: 'front' } };
const template = {
  spec: {
    containers: [
      { name: 'app', image: 'web:1' },
      { name: 'proxy', image: 'envoy:2' },
    ],
  },
};
const CONTAINERS = 'app,proxy | web:1,envoy:2';

it.each<[string, Partial<KubernetesObject>, string]>([
  [
    'Deployment',
    {
      spec: { replicas: 3, selector, template },
      status: { readyReplicas: 2, updatedReplicas: 1, availableReplicas: 4 },
    },
    `web | 2/3 | 1 | 4 | 5m | ${CONTAINERS} | app=web,tier=front`,
  ],
  ['Deployment', {}, 'web | 0/0 | 0 | 0 | 5m |  |  | <none>'],
  [
    'ReplicaSet',
    {
      spec: { replicas: 3, selector, template },
      status: { replicas: 2, readyReplicas: 1 },
    },
    `web | 3 | 2 | 1 | 5m | ${CONTAINERS} | app=web,tier=front`,
  ],
  [
    'StatefulSet',
    { spec: { replicas: 3, template }, status: { readyReplicas: 2 } },
    `web | 2/3 | 5m | ${CONTAINERS}`,
  ],
  [
    'DaemonSet',
    {
      spec: {
        selector,
        template: {
          spec: { ...template.spec, nodeSelector: { disk: 'ssd', gpu: 'no' } },
        },
      },
      status: {
        desiredNumberScheduled: 5,
        currentNumberScheduled: 4,
        numberReady: 3,
        updatedNumberScheduled: 2,
        numberAvailable: 1,
      },
    },
    `web | 5 | 4 | 3 | 2 | 1 | disk=ssd,gpu=no | 5m | ${CONTAINERS} | app=web,tier=front`,
  ],
  ['DaemonSet', {}, 'web | 0 | 0 | 0 | 0 | 0 | <none> | 5m |  |  | <none>'],
  [
    'Job',
    {
      spec: { completions: 4, selector, template },
      status: {
        succeeded: 2,
        startTime: '2026-11-22T06:56:00Z',
        completionTime: '2026-11-22T06:58:30Z',
      },
    },
    `web | Running | 2/4 | 2m30s | 5m | ${CONTAINERS} | app=web,tier=front`,
  ],
  [
    'Job',
    { status: { startTime: '2026-11-22T06:56:00Z' } },
    'web | Running | 0/1 | 4m | 5m |  |  | <none>',
  ],
  ['Job', {}, 'web | Running | 0/1 |  | 5m |  |  | <none>'],
  [
    'CronJob',
    {
      spec: {
        schedule: '*/5 * * * *',
        timeZone: 'Europe/Berlin',
        suspend: true,
        jobTemplate: { spec: { template } },
      },
      status: {
        active: [{}, {}],
        lastScheduleTime: '2026-11-22T06:57:00Z',
      },
    },
    `web | */5 * * * * | Europe/Berlin | True | 2 | 3m | 5m | ${CONTAINERS} | <none>`,
  ],
  [
    'CronJob',
    { spec: { schedule: '@daily' } },
    'web | @daily | <none> | False | 0 | <none> | 5m |  |  | <none>',
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
          { external: { metric: { name: 'queue' } } },
          { resource: { name: 'memory', target: { averageUtilization: 80 } } },
        ],
      },
      status: {
        currentReplicas: 3,
        currentMetrics: [
          { resource: { name: 'cpu', current: { averageUtilization: 0 } } },
        ],
      },
    },
    'web | Deployment/web | cpu: 0%/60%, custom: <unknown>/0%, memory: <unknown>/80% | 2 | 5 | 3 | 5m',
  ],
  [
    'HorizontalPodAutoscaler',
    {
      spec: {
        metrics: [
          { resource: { name: 'cpu', target: { averageUtilization: 60 } } },
        ],
      },
    },
    'web | / | cpu: <unknown>/60% | <unset> | 0 | 0 | 5m',
  ],
  ['HorizontalPodAutoscaler', {}, 'web | / | <none> | <unset> | 0 | 0 | 5m'],
])('prints %s %#', (kind, object, expected) => {
  expect(print(kind, object)).toBe(expected);
});

it.each([
  [['Suspended', 'Complete'], 'Complete'],
  [['FailureTarget', 'Failed'], 'Failed'],
  [['FailureTarget', 'Suspended'], 'Suspended'],
  [['SuccessCriteriaMet', 'FailureTarget'], 'FailureTarget'],
  [['SuccessCriteriaMet'], 'SuccessCriteriaMet'],
])('decides the status of a job from %j', (types, expected) => {
  const conditions = types.map(type => ({ type, status: 'True' }));
  expect(print('Job', { status: { conditions } })).toContain(
    `web | ${expected} | `,
  );
});

it('shows a job under deletion, unless it has ended', () => {
  const deleted = { ...metadata, deletionTimestamp: '2026-11-22T06:59:00Z' };
  const statusWith = (type: string, status = 'True') =>
    print('Job', {
      metadata: deleted,
      status: { conditions: [{ type, status }] },
    }).split(' | ')[1];
  expect(statusWith('Suspended')).toBe('Terminating');
  expect(statusWith('Failed')).toBe('Failed');
  expect(statusWith('Failed', 'False')).toBe('Terminating');
});

it('does not know the age of an object without a date', () => {
  expect(age({ metadata: { name: 'web' } }, now)).toBe('<unknown>');
  expect(age({ metadata }, now)).toBe('5m');
});

it('writes a selector in short', () => {
  expect(selectorText(selector)).toBe('app=web,tier=front');
  expect(selectorText({ matchExpressions: [{}] })).toBe('<none>');
});
