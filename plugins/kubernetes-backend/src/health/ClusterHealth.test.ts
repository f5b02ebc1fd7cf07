import { ClusterReasonCode } from '@podlight/backstage-plugin-kubernetes-common';
import { RequestDone, USAGE_RESOURCE } from '../telemetry';
import { ClusterHealth } from './ClusterHealth';

const PODS = { cluster: 'one', resource: 'pods', verb: 'list' } as const;

function setup() {
  let nowMs = 0;
  const health = new ClusterHealth(() => new Date(nowMs));
  return {
    health,
    succeed: (change: Partial<RequestDone> = {}) =>
      health.requestDone({ ...PODS, outcome: 'ok', seconds: 1, ...change }),
    fail: (code: ClusterReasonCode, status?: number, detail?: string) =>
      health.requestDone({
        ...PODS,
        outcome: code,
        seconds: 1,
        reason: { code, message: 'for users', status },
        detail,
      }),
    wait: (ms: number) => {
      nowMs += ms;
    },
    one: () => health.get('one'),
  };
}

describe('ClusterHealth', () => {
  it('knows nothing of a cluster without requests', () => {
    const { health, one } = setup();
    expect(one()).toBeUndefined();
    expect([...health.all.keys()]).toEqual([]);
  });

  it('keeps the time of the last success and of the last failure', () => {
    const { succeed, fail, wait, one } = setup();
    succeed();
    wait(5);
    fail('timeout');
    wait(5);
    succeed();
    expect(one()?.lastSuccessAt).toEqual(new Date(10));
    expect(one()?.lastFailure).toEqual({
      at: new Date(5),
      reason: { code: 'timeout', message: 'for users' },
      isForOperator: false,
    });
  });

  it('keeps the detail of a failure in place of the message, and marks it', () => {
    const { fail, one } = setup();
    fail('credential', undefined, 'exec plugin not found');
    expect(one()?.lastFailure).toMatchObject({
      reason: { message: 'exec plugin not found' },
      isForOperator: true,
    });
  });

  it.each<[ClusterReasonCode, number | undefined, boolean]>([
    ['unauthenticated', 401, true],
    ['forbidden', 403, true],
    ['throttled', 429, true],
    ['server-error', 500, true],
    ['timeout', undefined, true],
    ['server-error', 400, false],
    ['server-error', 404, false],
    ['server-error', 499, false],
    ['api-absent', undefined, false],
  ])('counts %s with status %s as a failure of the cluster: %s', (...args) => {
    const [code, status, counts] = args;
    const { fail, one } = setup();
    fail(code, status);
    expect(one()?.lastFailure !== undefined).toBe(counts);
  });

  it('keeps the durations of the last hundred successes only', () => {
    const { succeed, fail, one } = setup();
    for (let seconds = 0; seconds < 150; seconds += 1) succeed({ seconds });
    fail('timeout');
    const sorted = [...(one()?.recentSeconds ?? [])].sort((a, b) => a - b);
    expect(sorted).toHaveLength(100);
    expect([sorted[0], sorted[99]]).toEqual([50, 149]);
  });

  it('counts a credential that cannot be had, with the words for operators', () => {
    const { health, wait, one } = setup();
    const reason = { code: 'credential', message: 'for users' } as const;
    wait(7);
    health.credentialFailed({
      ...{ cluster: 'one', authProvider: 'aws', reason },
      detail: 'no role',
    } as never);
    expect(one()?.lastFailure).toEqual({
      at: new Date(7),
      reason: { code: 'credential', message: 'no role' },
      isForOperator: true,
    });
    expect(one()?.lastSuccessAt).toBeUndefined();
  });

  it('does not take a failure without a reason, as of a request that was given up, for one', () => {
    const { health, one } = setup();
    health.requestDone({ ...PODS, outcome: 'aborted', seconds: 1 } as never);
    expect(one()?.lastFailure).toBeUndefined();
    expect(one()?.lastSuccessAt).toBeUndefined();
  });

  it('keeps the watches of each resource apart', () => {
    const { health, one } = setup();
    const close = health.streamOpened({ ...PODS, verb: 'watch' });
    health.streamOpened({ ...PODS, resource: 'jobs', verb: 'watch' });
    close();
    expect([...(one()?.watches ?? [])]).toEqual([['jobs', 1]]);
  });

  it('ignores the metrics API', () => {
    const { succeed, one } = setup();
    succeed({ resource: USAGE_RESOURCE });
    expect(one()).toBeUndefined();
  });

  it('does not blame a cluster for what a role need not allow', () => {
    const { health, one, succeed } = setup();
    const refuse = (resource: string) =>
      health.requestDone({
        ...PODS,
        resource,
        outcome: 'forbidden',
        seconds: 1,
        reason: { code: 'forbidden', message: 'no', status: 403 },
      });
    succeed();
    refuse('ingressclasses');
    refuse('nodes');
    expect(one()?.lastFailure).toBeUndefined();
    refuse('ingresses');
    expect(one()?.lastFailure).toBeDefined();
  });

  it('counts open watches by resource, and no other streams', () => {
    const { health, one } = setup();
    const close = [
      health.streamOpened({ ...PODS, verb: 'watch' }),
      health.streamOpened({ ...PODS, verb: 'watch' }),
      health.streamOpened({ ...PODS, verb: 'log' }),
    ];
    expect([...(one()?.watches ?? [])]).toEqual([['pods', 2]]);
    for (const each of close) each();
    expect([...(one()?.watches ?? [])]).toEqual([]);
  });

  it('evicts the oldest of more than a thousand clusters', () => {
    const { health, succeed } = setup();
    for (let index = 0; index <= 1_000; index += 1) {
      succeed({ cluster: `cluster-${index}` });
    }
    expect(health.all.size).toBe(1_000);
    expect(health.get('cluster-0')).toBeUndefined();
    expect(health.get('cluster-1000')).toBeDefined();
  });
});
