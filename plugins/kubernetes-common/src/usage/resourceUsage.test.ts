import fc from 'fast-check';
import { formatMebibytes, formatMillicores } from './format';
import {
  sumUsage,
  containerUsage,
  podUsage,
  ResourceUsage,
} from './resourceUsage';

const MEBIBYTE = 1024 * 1024;

const limited = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { cpu: '1', memory: '256Mi' },
};

const measured = (memoryMebibytes: number, cpuMillicores = 10) => ({
  name: 'app',
  cpuMillicores,
  memoryBytes: memoryMebibytes * MEBIBYTE,
});

describe('the use of a container', () => {
  it('stands beside what the manifest reserves and allows', () => {
    expect(containerUsage(limited, measured(180, 250))).toEqual({
      cpu: { used: 250, request: 100, limit: 1_000, level: 'fine' },
      memory: {
        used: 180 * MEBIBYTE,
        request: 128 * MEBIBYTE,
        limit: 256 * MEBIBYTE,
        level: 'fine',
      },
    });
  });

  it.each([
    [230, 'fine'],
    [231, 'near'],
    [255, 'near'],
    [256, 'over'],
    [300, 'over'],
  ])('is at %d Mi of 256 Mi %s', (used, level) => {
    expect(containerUsage(limited, measured(used)).memory?.level).toBe(level);
  });

  it('has neither request nor limit where the manifest has none, or one that says nothing', () => {
    const plain = { cpu: { used: 10, level: 'fine' } };
    expect(containerUsage({}, measured(1))).toMatchObject(plain);
    const odd = { requests: { cpu: 'much' }, limits: { cpu: '0' } };
    expect(containerUsage(odd, { name: 'app', cpuMillicores: 10 })).toEqual(
      plain,
    );
  });
});

describe('the use of a pod', () => {
  const row = {
    name: 'app',
    kind: 'app',
    state: 'running',
    ready: true,
    restarts: 0,
    hasPreviousLog: false,
  } as const;
  const usage = {
    namespace: 'shop',
    name: 'web-1',
    at: '2026-01-01T12:00:00Z',
    containers: [measured(250), { ...measured(10), name: 'proxy' }],
  };

  it('is that of its containers, as bad as the worst of them', () => {
    const containers = [
      { ...row, ...limited },
      { ...row, ...limited, name: 'proxy' },
    ];
    expect(podUsage({ containers }, usage).memory).toEqual({
      used: 260 * MEBIBYTE,
      request: 256 * MEBIBYTE,
      limit: 512 * MEBIBYTE,
      level: 'near',
    });
  });

  it('includes a container that the row does not have', () => {
    const containers = [{ ...row, ...limited }];
    expect(podUsage({ containers }, usage).memory).toEqual({
      used: 260 * MEBIBYTE,
      request: 128 * MEBIBYTE,
      level: 'near',
    });
  });

  it('has no limit as a whole where one container has none', () => {
    const containers = [
      { ...row, ...limited },
      { ...row, name: 'proxy' },
    ];
    const { memory } = podUsage({ containers }, usage);
    expect(memory).not.toHaveProperty('limit');
    expect(memory).toMatchObject({ request: 128 * MEBIBYTE, level: 'near' });
  });
});

it('adds up nothing to nothing, and the same in any grouping', () => {
  expect(sumUsage([])).toEqual({});
  const use: fc.Arbitrary<ResourceUsage> = fc
    .record({
      memoryBytes: fc.integer({ min: 0, max: 500 * MEBIBYTE }),
      isLimited: fc.boolean(),
    })
    .map(({ memoryBytes, isLimited }) =>
      containerUsage(isLimited ? limited : {}, { name: 'app', memoryBytes }),
    );
  fc.assert(
    fc.property(fc.array(use), fc.array(use), (some, others) => {
      expect(sumUsage([sumUsage(some), sumUsage(others)])).toEqual(
        sumUsage([...some, ...others]),
      );
    }),
  );
});

it.each([
  [0, '0m'],
  [0.4, '1m'],
  [1100.0000000000002, '1100m'],
  [250, '250m'],
])('writes %d millicores as kubectl does, %s', (millicores, text) => {
  expect(formatMillicores(millicores)).toBe(text);
});

it.each([
  [0, '0Mi'],
  [MEBIBYTE - 1, '0Mi'],
  [4096 * MEBIBYTE, '4096Mi'],
])('writes %d bytes as kubectl does, %s', (bytes, text) => {
  expect(formatMebibytes(bytes)).toBe(text);
});
