import { ClusterConnection } from '../transport';
import { fail, ok } from '../util/Result';
import { listPodMetrics, parsePodMetrics } from './podMetrics';

const { signal } = new AbortController();

const metrics = (usage: object, changes: object = {}) => ({
  metadata: { namespace: 'shop', name: 'web-1' },
  timestamp: '2026-01-01T12:00:00+01:00',
  containers: [{ name: 'app', usage }],
  ...changes,
});

it.each([
  [
    { cpu: '250m', memory: '1Mi' },
    { cpuMillicores: 250, memoryBytes: 2 ** 20 },
  ],
  [
    { cpu: '2', memory: '5' },
    { cpuMillicores: 2_000, memoryBytes: 5 },
  ],
  [{ cpu: '1234567n' }, { cpuMillicores: 1.235 }],
  [{ cpu: '123456789n' }, { cpuMillicores: 123.457 }],
  [
    { cpu: '0', memory: '0' },
    { cpuMillicores: 0, memoryBytes: 0 },
  ],
  [{ memory: '1500m' }, { memoryBytes: 2 }],
  [{ cpu: '-1', memory: '-1Mi' }, {}],
  [{ cpu: 'much', memory: 7 }, {}],
  [{}, {}],
])('reads %j as %j', (usage, expected) => {
  expect(parsePodMetrics(metrics(usage))).toEqual({
    namespace: 'shop',
    name: 'web-1',
    at: '2026-01-01T11:00:00.000Z',
    containers: [{ name: 'app', ...expected }],
  });
});

it.each([
  ['no metadata', { metadata: undefined }],
  ['no name', { metadata: { namespace: 'shop' } }],
  ['no namespace', { metadata: { name: 'web-1' } }],
  ['no time', { timestamp: undefined }],
  ['a time that is none', { timestamp: 'now' }],
  ['no containers', { containers: undefined }],
])('leaves out what has %s', (_, changes) => {
  expect(parsePodMetrics(metrics({}, changes))).toBeUndefined();
});

it('reads a thousand containers at most, and none without a name', () => {
  const containers = Array.from({ length: 1_001 }, (_, i) => ({
    name: `c${i}`,
  }));
  const many = parsePodMetrics(metrics({}, { containers }));
  expect(many?.containers).toHaveLength(1_000);
  const nameless = parsePodMetrics(
    metrics({}, { containers: [{}, 'x', null] }),
  );
  expect(nameless?.containers).toEqual([]);
});

describe('listPodMetrics', () => {
  const list = (answer: unknown, query = {}) => {
    const getJson = jest.fn(async (_: object) => answer);
    const connection = { getJson } as unknown as ClusterConnection;
    return {
      getJson,
      result: listPodMetrics(connection, query, signal),
    };
  };

  it.each([
    [{}, '/apis/metrics.k8s.io/v1beta1/pods', {}],
    [
      { namespace: 'shop' },
      '/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods',
      {},
    ],
    [
      { namespace: 'shop', labelSelector: 'app=web' },
      '/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods',
      { labelSelector: 'app=web' },
    ],
  ])('asks for %j at %s', async (query, path, parameters) => {
    const { getJson, result } = list(ok({ items: [] }), query);
    expect(await result).toEqual(ok([]));
    expect(getJson).toHaveBeenCalledWith({ path, query: parameters, signal });
  });

  it('leaves out what cannot be read, and hands on a failure', async () => {
    const items = [metrics({ cpu: '1' }), {}, null];
    expect(await list(ok({ items })).result).toMatchObject({
      ok: true,
      value: [{ name: 'web-1' }],
    });
    expect(await list(ok({})).result).toEqual(ok([]));
    expect(await list(ok({ items: 'x' })).result).toMatchObject({
      reason: { code: 'malformed' },
    });
    const failure = fail('forbidden', 'no', 403);
    expect(await list(failure).result).toBe(failure);
  });
});
