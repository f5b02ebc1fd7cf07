import {
  ClusterHealthRow,
  ClusterReasonCode,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterRegistry } from '../clusters';
import { StaticClusterProvider } from '../clusters/StaticClusterProvider';
import { ClusterDirectory } from './ClusterDirectory';
import { ClusterHealth } from './ClusterHealth';

const { signal } = new AbortController();
const PODS = { cluster: 'one', resource: 'pods', verb: 'list' } as const;

function setup({ hasSharedCredential = true, isFollowed = true } = {}) {
  let nowMs = 0;
  let breaker: ClusterHealthRow['breaker'] = 'closed';
  const now = () => new Date(nowMs);
  const health = new ClusterHealth(now);
  const directory = new ClusterDirectory({
    registry: new ClusterRegistry({
      providers: [
        new StaticClusterProvider('config', [
          {
            name: 'one',
            url: 'https://one',
            authProvider: 'x',
            authMetadata: {},
          },
        ]),
      ],
    }),
    health,
    breakerStates: () => new Map([['one', breaker]]),
    subscriptions: () => [
      ...(isFollowed
        ? [
            { cluster: 'one', viewers: 2 },
            { cluster: 'one', viewers: 3 },
          ]
        : []),
      { cluster: 'two', viewers: 9 },
    ],
    hasSharedCredential: () => hasSharedCredential,
    now,
  });
  return {
    health,
    row: async () => (await directory.list(signal)).clusters[0],
    works: (seconds = 0.1) =>
      health.requestDone({ ...PODS, outcome: 'ok', seconds }),
    fails: (code: ClusterReasonCode) =>
      health.requestDone({
        ...PODS,
        outcome: code,
        seconds: 1,
        reason: { code, message: 'in its own words' },
      }),
    wait: (ms: number) => {
      nowMs += ms;
    },
    breaks: (state: ClusterHealthRow['breaker']) => {
      breaker = state;
    },
  };
}

describe('ClusterDirectory', () => {
  it('calls a cluster failing as long as its last answer was an error', async () => {
    const { row, works, fails, wait } = setup();
    expect((await row()).condition).toBe('unknown');
    fails('timeout');
    expect((await row()).condition).toBe('failing');
    wait(1);
    works();
    expect((await row()).condition).toBe('degraded');
    wait(10 * 60_000);
    expect((await row()).condition).toBe('ok');
  });

  it('shows an unknown state for a failed cluster without requests since', async () => {
    for (const isFollowed of [true, false]) {
      const { row, works, fails, wait } = setup({ isFollowed });
      works();
      wait(1);
      fails('timeout');
      wait(59_999);
      expect((await row()).condition).toBe('failing');
      wait(1);
      expect(await row()).toMatchObject({
        condition: isFollowed ? 'failing' : 'unknown',
        lastError: { code: 'timeout' },
      });
    }
  });

  it('calls it degraded where only some kinds are refused', async () => {
    const { row, works, fails, wait } = setup();
    works();
    wait(1);
    fails('forbidden');
    expect((await row()).condition).toBe('degraded');
  });

  it('calls it failing where nothing is read any more, whatever the reason', async () => {
    for (const code of ['malformed', 'throttled', 'forbidden'] as const) {
      const { row, works, fails, wait, health } = setup();
      works();
      const end = health.streamOpened({ ...PODS, verb: 'watch' });
      wait(10_001);
      fails(code);
      expect((await row()).condition).toBe('degraded');
      end();
      expect((await row()).condition).toBe('failing');
    }
  });

  it('calls it failing while its circuit breaker is not closed', async () => {
    const { row, works, breaks } = setup();
    works();
    breaks('half-open');
    expect(await row()).toMatchObject({
      condition: 'failing',
      breaker: 'half-open',
    });
  });

  it('takes no absent API, no old watch and no refused question for an error', async () => {
    const { row, works, fails, health } = setup();
    works();
    fails('api-absent');
    health.requestDone({
      ...PODS,
      outcome: 'expired',
      seconds: 1,
      reason: { code: 'server-error', message: 'too old', status: 410 },
    });
    // A selector of one caller that the API server does not take.
    health.requestDone({
      ...PODS,
      outcome: 'server-error',
      seconds: 1,
      reason: { code: 'server-error', message: "'team-a/x'", status: 400 },
    });
    expect(await row()).toMatchObject({
      condition: 'ok',
      lastError: undefined,
    });
  });

  it('repeats no words that were said to one person', async () => {
    const forMany = setup();
    const forOne = setup({ hasSharedCredential: false });
    for (const { fails } of [forMany, forOne]) fails('forbidden');
    expect((await forMany.row()).lastError?.message).toBe('in its own words');
    expect((await forOne.row()).lastError?.message).toContain('a user');
    forOne.fails('timeout');
    expect((await forOne.row()).lastError?.message).toBe('in its own words');
  });

  it('tells the operator the detail of a failure, though it was one person’s', async () => {
    const { health, row } = setup({ hasSharedCredential: false });
    health.requestDone({
      ...PODS,
      outcome: 'credential',
      seconds: 1,
      reason: { code: 'credential', message: 'no credentials' },
      detail: 'exec plugin not found',
    });
    expect((await row()).lastError?.message).toBe('exec plugin not found');
  });

  it('sums up the last hundred answers, the viewers and the watches', async () => {
    const { row, works, health } = setup();
    for (let time = 0; time < 50; time += 1) works(9);
    for (let time = 1; time <= 100; time += 1) works(time / 1_000);
    const end = health.streamOpened({ ...PODS, verb: 'watch' });
    const endOfJobs = health.streamOpened({
      ...PODS,
      resource: 'jobs',
      verb: 'watch',
    });
    health.streamOpened({ ...PODS, verb: 'log' });
    expect(await row()).toMatchObject({
      latency: { p50Ms: 50, p95Ms: 95, requests: 100 },
      viewers: 5,
      watches: 2,
    });
    end();
    expect((await row()).watches).toBe(1);
    endOfJobs();
    expect(health.get('one')?.watches.size).toBe(0);
  });

  it('forgets the cluster that was heard of first when there are too many', () => {
    const { health, works } = setup();
    works();
    for (let index = 0; index < 1_000; index += 1) {
      health.requestDone({
        ...PODS,
        cluster: `c-${index}`,
        outcome: 'ok',
        seconds: 1,
      });
    }
    expect(health.all.size).toBe(1_000);
    expect(health.get('one')).toBeUndefined();
  });
});
