import { fakeConnection } from '../__testUtils__/fakeConnection';
import { ClusterConnection } from './ClusterConnection';
import { ok } from '../util/Result';
import { DelegatingConnection } from './DelegatingConnection';

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
