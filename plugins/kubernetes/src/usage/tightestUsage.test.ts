import {
  ClusterUsage,
  ContainerUsage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aContainerRow, aFinding, aPodRow } from '../fixtures';
import { inCluster, PodView } from '../service';
import { podKey } from '../viewState';
import { explainingResource, tightestUsage } from './tightestUsage';

const MEBIBYTE = 1024 * 1024;
const LIMITS = { cpu: '1', memory: '100Mi' };

function aPod(name: string, limits: Record<string, string> = LIMITS): PodView {
  const row = aPodRow({ name, containers: [aContainerRow({ limits })] });
  const cluster = 'eu';
  return { key: podKey({ ...row, cluster }), cluster, row } as PodView;
}

function measured(
  pods: Readonly<Record<string, Partial<ContainerUsage>>>,
): ReadonlyMap<string, ClusterUsage> {
  const usage: ClusterUsage = {
    cluster: 'eu',
    state: 'measured',
    pods: Object.entries(pods).map(([name, container]) => ({
      namespace: 'games',
      name,
      at: '2026-01-01T12:00:00Z',
      containers: [
        { name: 'sidecar', memoryBytes: 99 * MEBIBYTE },
        { name: 'app', ...container },
      ],
    })),
  };
  return new Map([['eu', usage]]);
}

const outOfMemory = (...pods: string[]) =>
  inCluster(aFinding(pods, { class: 'OOMKilled' }), 'eu');

describe('tightestUsage', () => {
  it('is that of the affected pod that is closest to its limit', () => {
    const usage = measured({
      'web-1': { memoryBytes: 40 * MEBIBYTE },
      'web-2': { memoryBytes: 80 * MEBIBYTE },
      'web-3': { memoryBytes: 60 * MEBIBYTE },
      other: { memoryBytes: 95 * MEBIBYTE },
    });
    const pods = ['web-1', 'web-2', 'web-3', 'other'].map(name => aPod(name));
    expect(
      tightestUsage(outOfMemory('web-1', 'web-2', 'web-3'), pods, usage),
    ).toMatchObject({
      resource: 'memory',
      use: { used: 80 * MEBIBYTE, limit: 100 * MEBIBYTE },
    });
  });

  it('compares shares of limits, not amounts', () => {
    const usage = measured({
      small: { memoryBytes: 90 * MEBIBYTE },
      large: { memoryBytes: 200 * MEBIBYTE },
    });
    const pods = [aPod('small'), aPod('large', { memory: '1Gi' })];
    expect(
      tightestUsage(outOfMemory('small', 'large'), pods, usage)?.use.used,
    ).toBe(90 * MEBIBYTE);
  });

  it('is CPU for a slow probe, if the container is close to its limit', () => {
    const probe = inCluster(
      aFinding(['web-1'], { class: 'ReadinessProbeFailing' }),
      'eu',
    );
    const at = (cpuMillicores: number) =>
      tightestUsage(
        probe,
        [aPod('web-1')],
        measured({ 'web-1': { cpuMillicores, memoryBytes: 99 * MEBIBYTE } }),
      );
    expect(at(990)).toMatchObject({ resource: 'cpu', use: { used: 990 } });
    expect(at(500)).toBeUndefined();
  });

  it.each([
    ['without a limit', outOfMemory('web-1'), {}],
    [
      'for a failure that usage does not explain',
      inCluster(aFinding(['web-1'], { class: 'ImageNotFound' }), 'eu'),
      LIMITS,
    ],
    [
      'for a class named like something that every object has',
      inCluster(aFinding(['web-1'], { class: 'constructor' }), 'eu'),
      LIMITS,
    ],
  ])('is absent %s', (_, finding, limits) => {
    const usage = measured({ 'web-1': { memoryBytes: 90 * MEBIBYTE } });
    expect(
      tightestUsage(finding, [aPod('web-1', limits)], usage),
    ).toBeUndefined();
  });

  it('is absent while nothing has been measured', () => {
    expect(
      tightestUsage(outOfMemory('web-1'), [aPod('web-1')], new Map()),
    ).toBeUndefined();
  });
});

it.each([
  ['OOMKilled', 'memory'],
  ['ChildOOMKilled', 'memory'],
  ['SigkillUnexplained', 'memory'],
  ['LivenessProbeKilled', 'cpu'],
  ['StartupProbeKilled', 'cpu'],
  ['ReadinessProbeFailing', 'cpu'],
  ['StartupProbeFailing', 'cpu'],
])('%s is explained by %s', (failure, resource) => {
  expect(explainingResource(aFinding([], { class: failure }))).toBe(resource);
});
