import { fakeConnection } from '../__testUtils__/fakeConnection';
import { ClusterConnection } from './ClusterConnection';
import { ok } from '../util/Result';
import { DelegatingConnection, sharingKey } from './DelegatingConnection';

function connectionOf(identity: string) {
  const { connection, asked } = fakeConnection(() => ok('objects'));
  const own: ClusterConnection = {
    ...connection,
    identity: async () => ok(identity),
  };
  return { own, asked };
}

const request = { path: '/api/v1/pods', signal: new AbortController().signal };

describe('DelegatingConnection', () => {
  it('asks with the latest connection that is still there', async () => {
    const first = connectionOf('team');
    const second = connectionOf('team');
    const shared = new DelegatingConnection(first.own, 'team');
    shared.add(first.own);
    shared.add(second.own);
    await shared.getJson(request);
    shared.remove(second.own);
    await shared.open(request);
    shared.remove(first.own);
    await shared.getJson(request);

    expect(second.asked).toHaveLength(1);
    expect(first.asked).toHaveLength(2);
  });

  it('asks with the latest of those that are left', async () => {
    const [first, second, third] = ['a', 'b', 'c'].map(() =>
      connectionOf('team'),
    );
    const shared = new DelegatingConnection(first.own, 'team');
    for (const { own } of [first, second, third]) shared.add(own);
    shared.remove(third.own);
    await shared.getJson(request);
    expect([first.asked.length, second.asked.length]).toEqual([0, 1]);
  });

  it('asks in a queue of its own, unless the caller names another', async () => {
    const queues: (string | undefined)[] = [];
    const { own } = connectionOf('team');
    const getJson: ClusterConnection['getJson'] = async ({ queue }) => {
      queues.push(queue);
      return ok('objects');
    };
    const shared = new DelegatingConnection({ ...own, getJson }, 'team');
    await shared.getJson(request);
    await shared.getJson(request);
    await shared.getJson({ ...request, queue: 'named' });
    expect(queues).toEqual([expect.any(String), queues[0], 'named']);
  });

  it('stays with a connection until it is removed as often as it was added', async () => {
    const first = connectionOf('team');
    const second = connectionOf('team');
    const shared = new DelegatingConnection(first.own, 'team');
    shared.add(first.own);
    shared.add(second.own);
    shared.add(second.own);
    shared.remove(second.own);
    await shared.getJson(request);
    shared.remove(second.own);
    await shared.getJson(request);
    expect([second.asked.length, first.asked.length]).toEqual([1, 1]);
  });

  it('reads nothing with another identity than its own', async () => {
    const other = connectionOf('somebody else');
    const shared = new DelegatingConnection(other.own, 'team');

    for (const answer of [
      await shared.getJson(request),
      await shared.open(request),
    ]) {
      expect(answer).toMatchObject({
        ok: false,
        reason: { code: 'credential' },
      });
    }
    expect(other.asked).toEqual([]);
  });
});

describe('sharingKey', () => {
  const cluster = {
    name: 'eu',
    url: 'https://eu',
    authProvider: 'x',
    authMetadata: { serviceAccountToken: 'hunter2' },
  };
  const key = sharingKey(cluster, 'team', 'shop', undefined);

  it('is the same in whatever order a provider names the facts of a cluster', () => {
    const [forth, back] = [
      { b: '2', a: '1' },
      { a: '1', b: '2' },
    ].map(authMetadata => ({ ...cluster, authMetadata }));
    expect(sharingKey(forth, 'team', 'shop', undefined)).toBe(
      sharingKey(back, 'team', 'shop', undefined),
    );
  });

  it('is the same only for the same cluster, identity and object', () => {
    expect(sharingKey({ ...cluster }, 'team', 'shop', undefined)).toBe(key);
    for (const other of [
      sharingKey({ ...cluster, url: 'https://us' }, 'team', 'shop', undefined),
      sharingKey({ ...cluster, authMetadata: {} }, 'team', 'shop', undefined),
      sharingKey(cluster, 'team', 'shop,'),
      sharingKey(cluster, 'somebody else', 'shop', undefined),
      sharingKey(cluster, 'team', 'cart', undefined),
      sharingKey(cluster, 'team', undefined, 'shop'),
    ]) {
      expect(other).not.toBe(key);
    }
  });

  it('tells no credential', () => {
    expect(key).not.toContain('hunter2');
  });
});
