/* eslint jest/expect-expect: ["warn", { "assertFunctionNames": ["expect", "expectGrowth"] }] */
import {
  addConfigWrites,
  configMapKey,
  requiredConfigMaps,
} from './configWrites';
import { correlate } from './correlate';
import { detect, requiredEvidence, rollUpFindings } from './diagnose';
import { parseQuery } from './filter';
import { BUILT_IN_DIMENSIONS, discoverDimensions, groupPods } from './group';
import { errorFingerprint, LogMerger, LogReader, readLogLines } from './logs';
import { ClusterObjects, parseObject, toClusterObjects } from './model';
import { toServiceRows } from './status';
import { applyClusterPatch, diffCluster, shareCluster } from './wire';
import type { ClusterMessage } from './wire';

/** How much larger the large case is. */
const FACTOR = 8;
/** In proportion would be 8, and 64 if each thing looked at all others. */
const MOST = 32;
/** Too short to be measured. */
const QUICK_MS = 150;
/** How often the large case may run: a collection of garbage makes one run cost several times as much. */
const MAX_RUNS = 5;

const NOW = new Date('2026-03-01T12:00:00Z');
const LONG_AGO = '2026-02-01T00:00:00Z';

type Raw = Record<string, unknown>;

const API: Record<string, string> = {
  Deployment: 'apps/v1',
  ReplicaSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  Ingress: 'networking.k8s.io/v1',
  EndpointSlice: 'discovery.k8s.io/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
};

function object(kind: string, name: string, rest: Raw = {}, meta: Raw = {}) {
  return {
    apiVersion: API[kind] ?? 'v1',
    kind,
    metadata: {
      namespace: 'shop',
      name,
      uid: `${kind}-${name}`,
      creationTimestamp: LONG_AGO,
      ...meta,
    },
    ...rest,
  };
}

const owned = (kind: string, name: string, uid = `${kind}-${name}`) => ({
  ownerReferences: [{ kind, name, uid, controller: true }],
});

const many = <T>(n: number, make: (i: number) => T) =>
  Array.from({ length: n }, (_, i) => make(i));

function pod(i: number, meta: Raw = {}, spec: Raw = {}, status: Raw = {}) {
  return object(
    'Pod',
    `web-${i}`,
    {
      spec: { containers: [{ name: 'app', image: 'web:1' }], ...spec },
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: 'True' }],
        containerStatuses: [
          { name: 'app', ready: true, restartCount: 0, state: { running: {} } },
        ],
        ...status,
      },
    },
    { labels: { app: 'web' }, ...meta },
  );
}

const waitingFor = (reason: string, message: string) => ({
  phase: 'Pending',
  conditions: [{ type: 'Ready', status: 'False' }],
  containerStatuses: [
    {
      name: 'app',
      ready: false,
      restartCount: 3,
      state: { waiting: { reason, message } },
      lastState: { terminated: { exitCode: 1, containerID: 'x', message } },
    },
  ],
});

const unschedulable = (message: string) => ({
  phase: 'Pending',
  containerStatuses: [],
  conditions: [
    {
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message,
      lastTransitionTime: LONG_AGO,
    },
  ],
});

const ofWeb = owned('StatefulSet', 'web');

/** What a cluster might say to make the backend compare everything with everything. */
const CLUSTERS: Record<string, (n: number) => Raw[]> = {
  'hosts that lead to one Service, whose pods are in as many slices': n => [
    object('Service', 'web', {
      spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
    }),
    pod(0),
    ...many(n, i =>
      object(
        'EndpointSlice',
        `web-${i}`,
        {
          addressType: 'IPv4',
          endpoints: [{ conditions: { ready: true } }],
        },
        { labels: { 'kubernetes.io/service-name': 'web' } },
      ),
    ),
    ...many(n / 100, i =>
      object('Ingress', `web-${i}`, {
        spec: {
          rules: many(900, host => ({
            host: `h${host}.example.com`,
            http: {
              paths: [
                { backend: { service: { name: 'web', port: { number: 80 } } } },
              ],
            },
          })),
        },
      }),
    ),
  ],
  'services that select the same pods': n => [
    ...many(n, i => pod(i)),
    ...many(n, i =>
      object('Service', `s-${i}`, {
        spec: {
          selector: { app: 'web' },
          ports: [{ port: 80, targetPort: `p${i}` }],
        },
      }),
    ),
  ],
  'services that select halves of the pods': n => [
    ...many(n, i => {
      const bits = many(12, b => [`b${b}`, String((i >> b) & 1)]);
      return pod(i, { labels: Object.fromEntries(bits) });
    }),
    ...many(n, i =>
      object('Service', `s-${i}`, {
        spec: {
          selector: Object.fromEntries(
            many(12, b => b)
              .filter(b => (i >> b) & 1)
              .map(b => [`b${b}`, '1']),
          ),
          ports: [{ port: 80, targetPort: 'none' }],
        },
      }),
    ),
  ],
  'services of workloads without pods': n => [
    pod(0),
    ...many(n, i =>
      object('Deployment', `d-${i}`, {
        spec: {
          replicas: 0,
          selector: { matchLabels: { app: 'x', other: `o${i}` } },
        },
      }),
    ),
    ...many(n, i =>
      object('Service', `s-${i}`, {
        spec: { selector: { app: 'x', other: `n${i}` }, ports: [{ port: 1 }] },
      }),
    ),
  ],
  'claims and pods that use them': n => [
    ...many(n, i =>
      pod(
        i,
        ofWeb,
        {
          volumes: [
            { name: 'v', persistentVolumeClaim: { claimName: `c-${i}` } },
            { name: 'w', persistentVolumeClaim: { claimName: 'c-0' } },
            { name: 'e', ephemeral: {} },
          ],
        },
        unschedulable('0/3 nodes: pod has unbound PersistentVolumeClaims'),
      ),
    ),
    ...many(n, i =>
      object('PersistentVolumeClaim', `c-${i}`, {
        status: { phase: 'Pending' },
      }),
    ),
  ],
  'rollouts of many Deployments': n => [
    ...many(n, i =>
      object('Deployment', `d-${i}`, {
        spec: { replicas: 3 },
        status: { readyReplicas: 0 },
      }),
    ),
    ...many(n, i =>
      object('ReplicaSet', `r-${i}`, {}, owned('Deployment', `d-${i % n}`)),
    ),
  ],
  'Deployments of one uid': n => [
    ...many(n, i =>
      object(
        'Deployment',
        `d-${i}`,
        { spec: { replicas: 3 }, status: { readyReplicas: 0 } },
        { uid: 'same' },
      ),
    ),
    ...many(n, i =>
      object('ReplicaSet', `r-${i}`, {}, owned('Deployment', 'd-0', 'same')),
    ),
  ],
  'autoscalers of one workload': n => [
    object('StatefulSet', 'web', { spec: { replicas: n } }),
    ...many(n, i => pod(i, ofWeb)),
    ...many(n, i =>
      object('HorizontalPodAutoscaler', `h-${i}`, {
        spec: { scaleTargetRef: { kind: 'StatefulSet', name: 'web' } },
        status: {
          conditions: [
            {
              type: 'ScalingActive',
              status: 'False',
              reason: 'FailedGetResourceMetric',
              message: `no ${i}`,
            },
          ],
        },
      }),
    ),
  ],
  'a cause of its own for each pod of a workload': n =>
    many(n, i =>
      pod(
        i,
        ofWeb,
        {},
        waitingFor('CreateContainerConfigError', `secret "s-${i}" not found`),
      ),
    ),
  'mounts that fail for another reason each': n =>
    many(n, i =>
      pod(i, ofWeb, {}, waitingFor('ContainerCreating', `m${i}`)),
    ).flatMap((one, i) => [
      one,
      {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { namespace: 'shop', name: `e-${i}`, uid: `e-${i}` },
        involvedObject: {
          kind: 'Pod',
          namespace: 'shop',
          name: `web-${i}`,
          uid: `Pod-web-${i}`,
        },
        reason: 'FailedMount',
        message: `MountVolume.SetUp failed for volume "v": configmap "c-${i}" not found`,
        type: 'Warning',
        count: 20,
        firstTimestamp: LONG_AGO,
        lastTimestamp: '2026-03-01T11:59:00Z',
      },
    ]),
  'taints and evictions of one workload': n => [
    ...many(n, i =>
      pod(
        i,
        ofWeb,
        {},
        unschedulable(
          `0/3 nodes are available: 3 node(s) had untolerated taint {node.kubernetes.io/not-ready-${i}: }.`,
        ),
      ),
    ),
    ...many(n, i =>
      pod(n + i, ofWeb, {}, { phase: 'Failed', reason: `Evicted${i % 2}` }),
    ),
  ],
  'jobs of one CronJob that fail': n => [
    object('CronJob', 'c', { spec: { schedule: '* * * * *' } }),
    ...many(n, i =>
      object(
        'Job',
        `j-${i}`,
        {
          spec: {},
          status: {
            failed: 3,
            conditions: [
              {
                type: 'Failed',
                status: 'True',
                reason: 'BackoffLimitExceeded',
              },
            ],
          },
        },
        owned('CronJob', 'c'),
      ),
    ),
    ...many(n, i =>
      pod(i, owned('Job', `j-${i}`), {}, { phase: 'Failed', reason: 'Error' }),
    ),
  ],
  'events of one pod with many containers': n => [
    object('Pod', 'web', {
      spec: { containers: many(n / 10, i => ({ name: `c-${i}` })) },
      status: {
        phase: 'Running',
        containerStatuses: many(n / 10, i => ({
          name: `c-${i}`,
          ready: false,
          restartCount: 9,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { exitCode: i % 200, containerID: `${i}` } },
        })),
      },
    }),
    ...many(n, i => ({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { namespace: 'shop', name: `e-${i}`, uid: `e-${i}` },
      involvedObject: {
        kind: 'Pod',
        namespace: 'shop',
        name: 'web',
        uid: 'Pod-web',
        fieldPath: `spec.containers{c-${i % (n / 10)}}`,
      },
      reason: ['BackOff', 'Killing', 'Unhealthy'][i % 3],
      message: `Liveness probe failed: ${i}`,
      type: 'Warning',
    })),
  ],
};

/** CPU time of this process: others on the machine do not count. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Whether what it costs grows about as fast as its input; `make` prepares, and what it returns is measured. */
function expectGrowth(make: (n: number) => () => unknown, n = 500): void {
  make(n)();
  const [small, large] = [make(n), make(n * FACTOR)];
  const smallMs = Math.max(Math.min(cost(small), cost(small)), 1);
  const most = Math.max(QUICK_MS, smallMs * MOST);
  let largeMs = cost(large);
  for (let runs = 1; runs < MAX_RUNS && largeMs >= most; runs += 1) {
    largeMs = Math.min(largeMs, cost(large));
  }
  if (process.env.GROWTH) {
    process.stderr.write(
      `${expect.getState().currentTestName}: ${smallMs.toFixed(
        0,
      )} ${largeMs.toFixed(0)} x${(largeMs / smallMs).toFixed(1)}\n`,
    );
  }
  expect(largeMs).toBeLessThan(most);
}

const parseView = (raw: readonly Raw[]): ClusterObjects =>
  toClusterObjects(raw.flatMap(one => parseObject(one) ?? []));

function clusterMessage(view: ClusterObjects, version: string): ClusterMessage {
  const findings = detect(view, NOW);
  return {
    type: 'cluster',
    cluster: 'eu',
    version,
    state: { phase: 'live', at: NOW.toISOString() },
    kindProblems: [],
    ...toServiceRows(view, findings, NOW),
    findings,
  };
}

describe('time grows no faster than what a cluster says', () => {
  describe.each(Object.entries(CLUSTERS))('%s', (_, make) => {
    it('is diagnosed', () => {
      expectGrowth(n => {
        const view = parseView(make(n));
        return () => requiredEvidence(view, detect(view, NOW));
      });
    });

    it('becomes rows, patches and a state', () => {
      expectGrowth(n => {
        const view = parseView(make(n));
        const before = clusterMessage(parseView(make(n).slice(1)), '1');
        return () => {
          const after = clusterMessage(view, '2');
          const patch = diffCluster(before, after);
          if (patch) applyClusterPatch(before, patch);
          shareCluster(before, after);
          return rollUpFindings(after.findings);
        };
      });
    });
  });
});

it('pods with many containers that read many ConfigMaps are judged in proportion', () => {
  const names = many(100, i => `c${i}`);
  const times = new Map(
    names.map(name => [
      configMapKey('shop', name),
      { writtenAt: '2026-03-01T11:30:00Z' },
    ]),
  );
  const crashed = (name: string) => ({
    ...{ name, ready: false, restartCount: 1 },
    state: { waiting: { reason: 'CrashLoopBackOff' } },
    lastState: {
      terminated: {
        ...{ exitCode: 1, containerID: 'x' },
        startedAt: '2026-03-01T11:40:00Z',
        finishedAt: '2026-03-01T11:41:00Z',
      },
    },
  });
  expectGrowth(n => {
    const view = parseView(
      many(n, i =>
        pod(
          i,
          ofWeb,
          {
            volumes: names.map(name => ({ name, configMap: { name } })),
            containers: many(30, container => ({
              name: `app-${container}`,
              volumeMounts: names.map(name => ({ name, mountPath: name })),
            })),
          },
          { containerStatuses: many(30, each => crashed(`app-${each}`)) },
        ),
      ),
    );
    const findings = detect(view, NOW);
    return () => {
      requiredConfigMaps(view, findings);
      return addConfigWrites(findings, view, times, NOW);
    };
  }, 30);
});

it('custom resources that own, name and select everything become rows in proportion', () => {
  const children = many(100, i => ({ kind: 'Deployment', name: `web-${i}` }));
  expectGrowth(n => {
    const resources = many(n, i => ({
      apiVersion: 'example.com/v1',
      kind: 'Database',
      metadata: {
        namespace: 'shop',
        name: `d${i}`,
        uid: `d${i}`,
        ...owned('Database', `d${i + 1}`, `d${i + 1}`),
      },
    }));
    const view = parseView([
      ...resources,
      ...many(100, i => object('Deployment', `web-${i}`)),
      ...many(n, i =>
        pod(i, i % 2 === 0 ? owned('Database', 'd', `d${i % 10}`) : {}),
      ),
    ]);
    const { CustomResource = [] } = view.objects;
    const objects = {
      ...view.objects,
      CustomResource: CustomResource.map((resource, i) => ({
        ...resource,
        children,
        podSelector: `app=web${' '.repeat(i % 500)}`,
      })),
    };
    return () => toServiceRows({ ...view, objects }, [], NOW);
  });
});

describe('time grows no faster than the pods that a browser shows', () => {
  const LABELS: Record<
    string,
    (i: number, n: number) => Record<string, string>
  > = {
    'labels of their own': i =>
      Object.fromEntries(many(20, k => [`k${k}-${i}`, 'v'])),
    'labels that three of them share': i =>
      Object.fromEntries(many(20, k => [`k${k}-${Math.floor(i / 3)}`, 'v'])),
    'values that three of them share': i =>
      Object.fromEntries(
        many(20, k => [`k${k}`, `v${Math.floor((i + k) / 3)}`]),
      ),
    'values that a half of them share': i =>
      Object.fromEntries(many(60, k => [`k${k}`, `v${(i * (k + 7)) % 2}`])),
  };

  it.each(Object.entries(LABELS))('%s', (_, labels) => {
    expectGrowth(n => {
      const view = parseView(
        many(n, i =>
          pod(
            i,
            { labels: labels(i, n) },
            {},
            i % 3 === 0 ? waitingFor('CrashLoopBackOff', 'x') : {},
          ),
        ),
      );
      const { pods } = clusterMessage(view, '1');
      const shown = pods.map(row => ({ cluster: 'eu', row }));
      return () => {
        correlate(shown);
        discoverDimensions(shown);
        for (const dimension of BUILT_IN_DIMENSIONS)
          groupPods(shown, dimension);
      };
    });
  });

  it('filters with many terms', () => {
    expectGrowth(n => {
      const text = many(n * 20, i => `!a${i}`).join(' ');
      return () => parseQuery(text);
    });
  });
});

describe('time grows no faster than a log', () => {
  const LINES = 2_000;

  it('that comes in pieces of one character', () => {
    expectGrowth(n => {
      const piece = 'a';
      return () => {
        const reader = new LogReader();
        for (let i = 0; i < n * 4; i += 1) reader.read(piece);
        reader.end();
      };
    });
  });

  it.each<[string, (i: number) => string]>([
    ['short lines', i => `2026-03-01T12:00:01.${i}Z ERROR ${i}\n`],
    ['colours', i => `\u001b[3${i % 8}mERROR\u001b[0m ${i}\r`],
    ['stack traces', i => `    at f${i} (x.js:${i})\n`],
    ['one line', () => 'eyJaaaa-'],
  ])('of %s', (_, line) => {
    expectGrowth(n => {
      const text = many(n, line).join('');
      return () => {
        const lines = readLogLines(text);
        errorFingerprint(text);
        const merger = new LogMerger(LINES);
        merger.add('a', lines);
        merger.merge();
      };
    }, 4_000);
  });
});
