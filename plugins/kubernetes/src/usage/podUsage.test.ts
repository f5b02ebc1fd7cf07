import {
  ClusterReason,
  ClusterUsage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aContainerRow, aPodRow } from '../fixtures';
import { ObjectView, PodView } from '../service';
import {
  findPodUsage,
  findPodUse,
  isRunning,
  reasonKind,
  usageClusters,
  workloadUse,
} from './podUsage';

const MEBIBYTE = 1024 * 1024;
const WEB = { kind: 'Deployment', name: 'web' };

function aPod(
  name: string,
  {
    cluster = 'eu',
    workload = WEB,
    state = 'running',
    namespace = 'games',
  }: {
    cluster?: string;
    workload?: { kind: string; name: string };
    state?: 'running' | 'waiting';
    namespace?: string;
  } = {},
): PodView {
  const limits = { cpu: '1', memory: '100Mi' };
  const row = aPodRow({
    ...{ name, namespace, workload },
    containers: [aContainerRow({ state, limits })],
  });
  return { key: `${cluster}/${name}`, cluster, row } as PodView;
}

/** Memory of pods in MiB. */
const measured = (
  pods: Readonly<Record<string, number>>,
  cluster = 'eu',
): readonly [string, ClusterUsage] => [
  cluster,
  {
    cluster,
    state: 'measured',
    pods: Object.entries(pods).map(([name, mebibytes]) => ({
      namespace: 'games',
      name,
      at: '2026-01-01T12:00:00Z',
      containers: [{ name: 'app', memoryBytes: mebibytes * MEBIBYTE }],
    })),
  },
];

const web = (cluster = 'eu', kind = 'Deployment') =>
  ({
    cluster,
    row: { kind, namespace: 'games', name: 'web' },
  } as ObjectView);

describe('the usage of a pod', () => {
  const clusters = new Map([measured({ 'web-0': 40 })]);

  it('is found by cluster, namespace and name', () => {
    expect(findPodUsage(clusters, aPod('web-0'))?.name).toBe('web-0');
    expect(findPodUse(clusters, aPod('web-0'))?.memory).toMatchObject({
      used: 40 * MEBIBYTE,
      limit: 100 * MEBIBYTE,
    });
    for (const other of [
      aPod('web-1'),
      aPod('web-0', { cluster: 'us' }),
      aPod('web-0', { namespace: 'shop' }),
    ]) {
      expect(findPodUsage(clusters, other)).toBeUndefined();
      expect(findPodUse(clusters, other)).toBeUndefined();
    }
  });

  it('is worked out once for each measurement of a pod', () => {
    const pod = aPod('web-0');
    const use = findPodUse(clusters, pod);
    expect(findPodUse(clusters, pod)).toBe(use);
    const later = new Map([measured({ 'web-0': 60 })]);
    expect(findPodUse(later, pod)?.memory?.used).toBe(60 * MEBIBYTE);
    expect(findPodUse(later, pod)).toBe(findPodUse(later, pod));
  });

  it('is unknown where nothing was measured', () => {
    const reason: ClusterReason = { code: 'forbidden', message: 'no' };
    const usage = { cluster: 'eu', state: 'unavailable', reason } as const;
    expect(
      findPodUsage(new Map([['eu', usage]]), aPod('web-0')),
    ).toBeUndefined();
  });
});

describe('the clusters to ask', () => {
  it('are those where something runs, once each, by name', () => {
    expect(
      usageClusters([
        aPod('a', { cluster: 'us' }),
        aPod('b', { cluster: 'eu' }),
        aPod('c', { cluster: 'us' }),
        aPod('d', { cluster: 'ap', state: 'waiting' }),
      ]),
    ).toEqual(['eu', 'us']);
    expect(isRunning(aPod('d', { state: 'waiting' }))).toBe(false);
  });
});

describe('the usage of a workload', () => {
  it('is that of its running pods in the cluster', () => {
    const clusters = new Map([
      measured({ 'web-0': 40, 'web-1': 99, 'api-0': 10 }),
      measured({ 'web-9': 50 }, 'us'),
    ]);
    const pods = [
      aPod('web-0'),
      aPod('web-1'),
      aPod('web-2'),
      aPod('web-3', { state: 'waiting' }),
      aPod('api-0', { workload: { kind: 'Deployment', name: 'api' } }),
      aPod('web-9', { cluster: 'us' }),
    ];
    expect(workloadUse(clusters, pods, web())).toMatchObject({
      use: { memory: { used: 139 * MEBIBYTE } },
      measured: 2,
      running: 3,
      near: 1,
    });
    expect(workloadUse(clusters, pods, web('us'))).toMatchObject({
      measured: 1,
      near: 0,
    });
    expect(workloadUse(clusters, pods, web('eu', 'StatefulSet'))).toMatchObject(
      { measured: 0, running: 0 },
    );
  });

  it('is near a limit that it has reached, too', () => {
    const pods = [aPod('web-0')];
    const near = (mebibytes: number) =>
      workloadUse(new Map([measured({ 'web-0': mebibytes })]), pods, web())
        .near;
    expect([50, 99, 100, 120].map(near)).toEqual([0, 1, 1, 1]);
  });
});

describe('why nothing was measured', () => {
  it.each<[ClusterReason['code'], number | undefined, string]>([
    ['api-absent', 404, 'absent'],
    ['forbidden', 403, 'forbidden'],
    ['server-error', 500, 'down'],
    ['unreachable', 503, 'down'],
    ['timeout', undefined, 'other'],
  ])('%s with status %s is %s', (code, status, kind) => {
    expect(reasonKind({ code, status, message: '' })).toBe(kind);
  });
});
