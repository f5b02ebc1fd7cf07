import { KubernetesObject, textAt } from '../kube/object';
import { parseQuantity } from '../kube/quantity';
import { rawPod } from '../testing/rawPod';
import { FULL_LOAD } from './load';
import { nodeMetrics, podMetrics } from './usage';

const NOW = Date.parse('2026-11-22T07:00:10Z');
const RUNNING = { running: { startedAt: '2026-11-22T06:00:00Z' } };
const MEBIBYTE = 1024 ** 2;

function podWith(
  container: object,
  status: object = {},
  name = 'a',
): KubernetesObject {
  return {
    ...rawPod(name, 'shop', { app: 'web' }),
    spec: { containers: [{ name: 'app', ...container }] },
    status: {
      containerStatuses: [{ name: 'app', state: RUNNING, ...status }],
    },
  };
}

function used(
  pod: KubernetesObject,
  resource: 'cpu' | 'memory',
  nowMs = NOW,
): number {
  const metrics = podMetrics(pod, nowMs);
  const text = textAt(metrics, 'containers', 0, 'usage', resource) ?? '';
  return parseQuantity(text) ?? NaN;
}

/** Of many pods, so that the bounds of the chance show. */
const usedByMany = (
  container: object,
  resource: 'cpu' | 'memory',
  status?: object,
) =>
  Array.from({ length: 40 }, (_, index) =>
    used(podWith(container, status, `pod-${index}`), resource),
  );

/** Those out of bounds; all of them where they hardly differ. */
function outliers(values: readonly number[], low: number, high: number) {
  return new Set(values).size > 30
    ? values.filter(value => value < low || value > high)
    : values;
}

it('reports what was measured at the last scrape', () => {
  expect(podMetrics(podWith({}), NOW)).toEqual({
    metadata: {
      name: 'a',
      namespace: 'shop',
      labels: { app: 'web' },
      creationTimestamp: '2026-11-22T07:00:10Z',
    },
    timestamp: '2026-11-22T07:00:00Z',
    window: '15.128s',
    containers: [
      {
        name: 'app',
        usage: {
          cpu: expect.stringMatching(/^\d+n$/),
          memory: expect.stringMatching(/^\d+Ki$/),
        },
      },
    ],
  });
});

it('leaves out containers that did not run at the last scrape', () => {
  const started = (startedAt: string) =>
    podMetrics(podWith({}, { state: { running: { startedAt } } }), NOW);
  expect(started('2026-11-22T07:00:00Z')).toBeDefined();
  expect(started('2026-11-22T07:00:01Z')).toBeUndefined();
  expect(podMetrics(podWith({}, { state: { waiting: {} } }), NOW)).toBe(
    undefined,
  );
});

it('reports native sidecars by their own resources', () => {
  const pod = {
    ...podWith({}),
    spec: {
      initContainers: [
        { name: 'proxy', resources: { requests: { cpu: '1000' } } },
      ],
    },
    status: { initContainerStatuses: [{ name: 'proxy', state: RUNNING }] },
  };
  expect(used(pod, 'cpu')).toBeGreaterThan(90);
});

it('derives CPU from the request', () => {
  expect(
    outliers(
      usedByMany({ resources: { requests: { cpu: '2' } } }, 'cpu'),
      0.2,
      1.9,
    ),
  ).toEqual([]);
  expect(outliers(usedByMany({}, 'cpu'), 0.005, 0.0475)).toEqual([]);
});

it('keeps CPU close to its limit, even under full load', () => {
  const resources = { requests: { cpu: '10' }, limits: { cpu: '500m' } };
  expect(outliers(usedByMany({ resources }, 'cpu'), 0.4925, 0.505)).toEqual([]);
  const env = [FULL_LOAD];
  expect(used(podWith({ env }), 'cpu')).toBe(1.5);
  expect(
    outliers(
      usedByMany({ env, resources: { limits: { cpu: '1' } } }, 'cpu'),
      0.985,
      1.01,
    ),
  ).toEqual([]);
  const other = [{ ...FULL_LOAD, value: 'other' }];
  expect(used(podWith({ env: other }), 'cpu')).toBeLessThan(0.05);
});

it('derives memory from the limit, the request, or a default', () => {
  const limits = { memory: '100Mi' };
  const requests = { memory: '10Mi' };
  expect(
    outliers(
      usedByMany({ resources: { limits, requests } }, 'memory'),
      30 * MEBIBYTE - 1024,
      75 * MEBIBYTE + 1024,
    ),
  ).toEqual([]);
  expect(
    outliers(
      usedByMany({ resources: { requests } }, 'memory'),
      3 * MEBIBYTE - 1024,
      7.5 * MEBIBYTE + 1024,
    ),
  ).toEqual([]);
  expect(
    outliers(
      usedByMany({}, 'memory'),
      19.2 * MEBIBYTE - 1024,
      48 * MEBIBYTE + 1024,
    ),
  ).toEqual([]);
});

it('fills the memory of a container that was killed for it', () => {
  const resources = { limits: { memory: '100Mi' } };
  const ended = (reason: string) => ({ lastState: { terminated: { reason } } });
  expect(
    outliers(
      usedByMany({ resources }, 'memory', ended('OOMKilled')),
      93 * MEBIBYTE - 1024,
      99 * MEBIBYTE + 1024,
    ),
  ).toEqual([]);
  expect(used(podWith({ resources }, ended('Error')), 'memory')).toBeLessThan(
    76 * MEBIBYTE,
  );
});

it('changes from scrape to scrape, not in between', () => {
  const atSecond = (seconds: number) =>
    used(podWith({}), 'cpu', NOW + seconds * 1000);
  expect(atSecond(4)).toBe(atSecond(0));
  expect(atSecond(5)).not.toBe(atSecond(4));
});

it('reports nodes', () => {
  const metrics = (name: string) =>
    nodeMetrics({ metadata: { name, labels: { a: 'b' } } }, NOW);
  const amounts = (resource: string) =>
    Array.from(
      { length: 40 },
      (_, index) =>
        parseQuantity(
          textAt(metrics(`node-${index}`), 'usage', resource) ?? '',
        ) ?? NaN,
    );
  expect(metrics('n')).toMatchObject({
    metadata: { name: 'n', labels: { a: 'b' } },
    timestamp: '2026-11-22T07:00:00Z',
  });
  expect(outliers(amounts('cpu'), 0.4, 2.9)).toEqual([]);
  expect(outliers(amounts('memory'), 4e6 * 1024, 13e6 * 1024)).toEqual([]);
});
