import { failedMessage } from './ClusterProjection';
import { ClusterUpdate } from './ClusterUpdate';
import { collectSettled } from './collectSettled';

function update(cluster: string, isSettled: boolean, at = 0): ClusterUpdate {
  const reason = { code: 'dns' as const, message: '' };
  return { message: failedMessage(cluster, reason, new Date(at)), isSettled };
}

describe('collectSettled', () => {
  it('is over when each cluster has settled, with the newest message of each', async () => {
    let isOver = false;
    async function* updates() {
      try {
        yield update('one', true);
        yield update('two', false);
        yield update('one', false, 1_000);
        yield update('two', true);
        yield update('two', true, 2_000);
      } finally {
        isOver = true;
      }
    }
    expect(await collectSettled(updates(), 2)).toEqual(
      new Map([
        ['one', update('one', false, 1_000).message],
        ['two', update('two', true).message],
      ]),
    );
    expect(isOver).toBe(true);
  });

  it('has what there is when the updates end', async () => {
    async function* updates() {
      yield update('one', false);
    }
    expect([...(await collectSettled(updates(), 2)).keys()]).toEqual(['one']);
  });
});
