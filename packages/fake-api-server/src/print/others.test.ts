import { KubernetesObject } from '../kube/object';
import { eventLastSeenMs } from './others';
import { builtInPrinter, tableRow } from './table';

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

const balancer = (...ingress: object[]) => ({ loadBalancer: { ingress } });

it.each<[string, Partial<KubernetesObject>, string]>([
  [
    'Service',
    {
      spec: {
        clusterIP: '10.96.0.1',
        ports: [{ port: 80, protocol: 'UDP', nodePort: 30080 }, { port: 443 }],
        selector: { app: 'web', tier: 'front' },
      },
      status: balancer({ ip: '192.0.2.1' }),
    },
    'web | ClusterIP | 10.96.0.1 | <none> | 80:30080/UDP,443/TCP | 5m | app=web,tier=front',
  ],
  [
    'Service',
    {
      spec: { type: 'LoadBalancer' },
      status: balancer({ ip: '192.0.2.1' }, { hostname: 'lb.example.com' }),
    },
    'web | LoadBalancer | None | 192.0.2.1,lb.example.com | <none> | 5m | <none>',
  ],
  [
    'Service',
    { spec: { ports: [{ name: 'x' }], clusterIP: '10.96.0.1' } },
    'web | ClusterIP | 10.96.0.1 | <none> | 0/TCP | 5m | <none>',
  ],
  [
    'Service',
    { spec: { type: 'LoadBalancer' } },
    'web | LoadBalancer | None | <pending> | <none> | 5m | <none>',
  ],
  [
    'Event',
    {
      type: 'Warning',
      reason: 'FailedScheduling',
      message: '0/3 nodes are available\n',
      involvedObject: { kind: 'Pod', name: 'web-1' },
      eventTime: '2026-11-22T06:58:00.000000Z',
      series: { count: 4, lastObservedTime: '2026-11-22T06:59:00.000000Z' },
      reportingComponent: 'default-scheduler',
    },
    '60s | Warning | FailedScheduling | pod/web-1 | 0/3 nodes are available |  | default-scheduler | 2m | 4 | web',
  ],
  [
    'Event',
    {
      type: 'Normal',
      reason: 'Pulled',
      involvedObject: { kind: 'Pod', name: 'web-1', fieldPath: 'spec.x' },
      firstTimestamp: '2026-11-22T06:50:00Z',
      lastTimestamp: '2026-11-22T06:59:30Z',
      count: 7,
      source: { component: 'kubelet', host: 'node-1' },
      reportingComponent: 'other',
    },
    '30s | Normal | Pulled | pod/web-1 |  | spec.x | kubelet, node-1 | 10m | 7 | web',
  ],
  ['Event', {}, '<unknown> |  |  | / |  |  |  | <unknown> | 1 | web'],
  [
    'Node',
    {
      metadata: {
        ...metadata,
        labels: {
          'node-role.kubernetes.io/worker': '',
          'node-role.kubernetes.io/control-plane': '',
          'kubernetes.io/os': 'linux',
        },
      },
      spec: { unschedulable: true },
      status: {
        conditions: [
          { type: 'MemoryPressure', status: 'False' },
          { type: 'Ready', status: 'True' },
        ],
        addresses: [
          { type: 'ExternalIP', address: '192.0.2.9' },
          { type: 'InternalIP', address: '10.0.0.9' },
        ],
        nodeInfo: {
          kubeletVersion: 'v1.36.2',
          osImage: 'Linux',
          kernelVersion: '6.8',
          containerRuntimeVersion: 'containerd://2',
        },
      },
    },
    'web | Ready,SchedulingDisabled | control-plane,worker | 5m | v1.36.2 | 10.0.0.9 | 192.0.2.9 | Linux | 6.8 | containerd://2',
  ],
  [
    'Node',
    {},
    'web | Unknown | <none> | 5m | <unknown> | <none> | <none> | <unknown> | <unknown> | <unknown>',
  ],
  ['Namespace', {}, 'web | Active | 5m'],
  ['Namespace', { status: { phase: 'Terminating' } }, 'web | Terminating | 5m'],
  [
    'Ingress',
    {
      spec: {
        ingressClassName: 'nginx',
        rules: [{ host: 'shop.example.com' }, {}],
        tls: [{}],
      },
      status: balancer({ hostname: 'lb.example.com' }, { ip: '192.0.2.1' }),
    },
    'web | nginx | shop.example.com,* | lb.example.com,192.0.2.1 | 80, 443 | 5m',
  ],
  ['Ingress', {}, 'web | <none> | * |  | 80 | 5m'],
  [
    'PersistentVolumeClaim',
    {
      spec: {
        volumeName: 'pv-1',
        storageClassName: 'fast',
        volumeMode: 'Block',
      },
      status: {
        phase: 'Bound',
        capacity: { storage: '5Gi' },
        accessModes: [
          'ReadWriteOnce',
          'ReadOnlyMany',
          'ReadWriteMany',
          'ReadWriteOncePod',
        ],
      },
    },
    'web | Bound | pv-1 | 5Gi | RWO,ROX,RWX,RWOP | fast | <unset> | 5m | Block',
  ],
  [
    'PersistentVolumeClaim',
    {
      metadata: { ...metadata, deletionTimestamp: '2026-11-22T06:59:00Z' },
      status: { phase: 'Bound' },
    },
    'web | Terminating |  |  |  |  | <unset> | 5m | <unset>',
  ],
  ['ConfigMap', { data: { a: '1', b: '2' } }, 'web | 2 | 5m'],
  ['SomethingOfTheirOwn', {}, 'web | 5m'],
])('prints %s %#', (kind, object, expected) => {
  expect(print(kind, object)).toBe(expected);
});

it('shows a single role', () => {
  const labels = { 'node-role.kubernetes.io/worker': '' };
  const row = print('Node', { metadata: { ...metadata, labels } });
  expect(row).toContain('web | Unknown | worker | ');
});

it.each([
  ['True', 'Ready'],
  ['False', 'NotReady'],
  ['Unknown', 'NotReady'],
])('shows a node that is ready: %s', (status, expected) => {
  const conditions = [{ type: 'Ready', status }];
  expect(print('Node', { status: { conditions } })).toContain(
    `web | ${expected} | `,
  );
});

it('takes the time of an event from the first field that has one', () => {
  const times = {
    series: { lastObservedTime: '2026-11-22T06:00:00Z' },
    lastTimestamp: '2026-11-22T05:00:00Z',
    eventTime: '2026-11-22T04:00:00Z',
    firstTimestamp: '2026-11-22T03:00:00Z',
  };
  const event: KubernetesObject = { metadata, ...times };
  const seen = Object.keys(times).map(field => {
    const lastSeenMs = eventLastSeenMs(event) ?? 0;
    delete event[field];
    return new Date(lastSeenMs).getUTCHours();
  });
  expect(seen).toEqual([6, 5, 4, 3]);
  expect(eventLastSeenMs(event)).toBeUndefined();
});
