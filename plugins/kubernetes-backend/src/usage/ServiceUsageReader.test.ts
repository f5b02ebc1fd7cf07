import {
  ClusterMessage,
  PodRow,
  PodUsage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { fakeConnection } from '../__testUtils__/fakeConnection';
import { aPodRow } from '../__testUtils__/aPodRow';
import { anEntity } from '../__testUtils__/anEntity';
import { serviceTarget } from '../locate';
import { LocatedService } from '../pipeline';
import { fail, ok, Result } from '../util/Result';
import { ServiceUsageReader } from './ServiceUsageReader';

const { signal } = new AbortController();

function aUsageOf(name: string, change: Partial<PodUsage> = {}): PodUsage {
  return {
    namespace: 'shop',
    name,
    at: '2026-01-01T12:00:00Z',
    containers: [{ name: 'app', cpu: 0.1, memory: 1_000 }],
    ...change,
  } as PodUsage;
}

function setup(
  pods: readonly PodRow[],
  options: {
    readonly details?: Partial<ClusterDetails>;
    readonly state?: ClusterMessage['state'];
    readonly answers?: readonly Result<readonly PodUsage[]>[];
  } = {},
) {
  const details: ClusterDetails = {
    name: 'one',
    url: 'https://one',
    authProvider: 'x',
    authMetadata: {},
    ...options.details,
  };
  const answers = [...(options.answers ?? [])];
  const read = jest.fn(async () => answers.shift() ?? ok([]));
  const connect = jest.fn(() => fakeConnection(() => ok({})).connection);
  const reader = new ServiceUsageReader({
    connect: connect as never,
    lists: { read },
    snapshot: async () =>
      ({
        clusters: [
          {
            cluster: 'one',
            state: options.state ?? { phase: 'live' },
            pods,
          },
        ],
      } as never),
  });
  const service = {
    clusters: [details],
    target: serviceTarget(anEntity()),
    principal: {},
  } as unknown as LocatedService;
  return {
    read,
    connect,
    one: async () => (await reader.read(service, signal)).clusters[0],
  };
}

describe('ServiceUsageReader', () => {
  it('keeps only the pods and containers of the service', async () => {
    const { one } = setup([aPodRow('web-1')], {
      answers: [
        ok([
          aUsageOf('web-1', {
            containers: [
              { name: 'app', cpu: 0.1, memory: 1 },
              { name: 'other', cpu: 9, memory: 9 },
            ] as never,
          }),
          aUsageOf('web-2'),
          aUsageOf('web-1', { namespace: 'other' }),
        ]),
      ],
    });
    expect(await one()).toEqual({
      cluster: 'one',
      state: 'measured',
      pods: [
        expect.objectContaining({
          name: 'web-1',
          namespace: 'shop',
          containers: [{ name: 'app', cpu: 0.1, memory: 1 }],
        }),
      ],
    });
  });

  it('drops the usage of a predecessor with the same name', async () => {
    const createdAt = '2026-01-01T12:00:01Z';
    const { one } = setup([aPodRow('db-0', { createdAt })], {
      answers: [ok([aUsageOf('db-0')])],
    });
    expect(await one()).toMatchObject({ state: 'measured', pods: [] });
    const { one: later } = setup([aPodRow('db-0', { createdAt })], {
      answers: [ok([aUsageOf('db-0', { at: createdAt })])],
    });
    expect(await later()).toMatchObject({ pods: [{ name: 'db-0' }] });
  });

  it('sends no request where nothing runs, where usage is off, or where the pods are unknown', async () => {
    const reason = { code: 'timeout', message: 'no answer' } as const;
    const since = '2026-01-01T12:00:00Z';
    const cases = [
      setup([]),
      setup([aPodRow('web-1')], { details: { skipMetricsLookup: true } }),
      setup([aPodRow('web-1')], { state: { phase: 'failed', since, reason } }),
    ];
    expect(await Promise.all(cases.map(({ one }) => one()))).toEqual([
      { cluster: 'one', state: 'measured', pods: [] },
      { cluster: 'one', state: 'off' },
      { cluster: 'one', state: 'unavailable', reason },
    ]);
    for (const { connect } of cases) expect(connect).not.toHaveBeenCalled();
  });

  it('measures the last known pods of a cluster that is stale', async () => {
    const reason = { code: 'timeout', message: 'no answer' } as const;
    const since = '2026-01-01T12:00:00Z';
    const { one } = setup([aPodRow('web-1')], {
      state: { phase: 'stale', since, reason },
      answers: [ok([aUsageOf('web-1')])],
    });
    expect(await one()).toMatchObject({
      state: 'measured',
      pods: [{ name: 'web-1' }],
    });
  });

  it('has failed in a cluster only when every request has', async () => {
    const workload = { kind: 'Deployment', name: 'web' };
    const pods = [
      aPodRow('web-1'),
      aPodRow('web-2', { labels: { app: 'web' }, workload }),
    ];
    const down = fail('timeout', 'no answer');
    const { one } = setup(pods, { answers: [down, ok([aUsageOf('web-2')])] });
    expect(await one()).toMatchObject({
      state: 'measured',
      pods: [{ name: 'web-2' }],
    });
    const { one: both } = setup(pods, { answers: [down, down] });
    expect(await both()).toMatchObject({
      state: 'unavailable',
      reason: { code: 'timeout' },
    });
  });
});
