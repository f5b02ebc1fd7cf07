import { mockCredentials } from '@backstage/backend-test-utils';
import { FileCache } from '../util/FileCache';
import { fail } from '../util/Result';
import { ClusterDiagnosisService } from './ClusterDiagnosisService';

function setup(isShared = true) {
  let nowMs = 0;
  const asked = jest.fn(async () => fail('credential', 'none'));
  const service = new ClusterDiagnosisService({
    files: new FileCache(),
    transport: { getJson: async () => fail('dns', 'x') },
    credential: asked,
    identityKey: (_cluster, { credentials }) =>
      isShared ? '' : JSON.stringify(credentials.principal),
    now: () => new Date(nowMs),
  });
  // Without TLS and with a port that is closed the probe ends at once.
  const ask = (user: string, name = 'one', port = 1) =>
    service.diagnose(
      {
        name,
        url: `https://127.0.0.1:${port}`,
        authProvider: 'x',
        authMetadata: {},
      },
      { credentials: mockCredentials.user(`user:default/${user}`) },
    );
  return {
    ask,
    wait: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('DiagnosisDesk', () => {
  it('gives those who ask at the same time, or soon after, the same answer', async () => {
    const { ask, wait } = setup();
    const [first, second] = await Promise.all([ask('ann'), ask('bob')]);
    expect(second).toBe(first);
    expect(await ask('ann')).toBe(first);
    wait(3_000);
    expect(await ask('ann')).not.toBe(first);
  });

  it('never gives one person what was found out with another’s credential', async () => {
    const { ask } = setup(false);
    const [ann, bob] = await Promise.all([ask('ann'), ask('bob')]);
    expect(bob).not.toBe(ann);
    expect(await ask('ann')).toBe(ann);
  });

  it('limits the diagnoses of a cluster over all users', async () => {
    const { ask, wait } = setup(false);
    for (let user = 0; user < 20; user += 1) await ask(`user-${user}`);
    await expect(ask('one-more')).rejects.toMatchObject({
      name: 'TooManyDiagnosesError',
      statusCode: 429,
    });
    wait(60_000);
    expect(await ask('one-more')).toMatchObject({ cluster: 'one' });
  });

  it('asks each cluster as often as if there were no other', async () => {
    const { ask } = setup(false);
    for (let user = 0; user < 20; user += 1) await ask(`user-${user}`);
    expect(await ask('ann', 'two')).toMatchObject({ cluster: 'two' });
  });

  it('never takes one cluster, or what it was before, for another', async () => {
    const { ask } = setup();
    const answers = await Promise.all([
      ask('ann'),
      ask('ann', 'two'),
      ask('ann', 'one', 2),
    ]);
    expect(new Set(answers).size).toBe(3);
  });

  it('keeps an answer for three seconds after it came, however long that took', async () => {
    const { ask, wait } = setup();
    const first = ask('ann');
    wait(60_000);
    const second = ask('bob');
    expect(await second).toBe(await first);
    wait(2_999);
    expect(await ask('ann')).toBe(await first);
    wait(1);
    expect(await ask('ann')).not.toBe(await first);
  });

  it('has no more than five hundred answers at a time', async () => {
    const { ask, wait } = setup(false);
    const asked = Array.from({ length: 500 }, (_, index) =>
      ask('ann', `c-${index}`),
    );
    await expect(ask('ann', 'one-more')).rejects.toThrow('many times');
    await Promise.all(asked);
    wait(3_000);
    expect(await ask('ann', 'one-more')).toMatchObject({ cluster: 'one-more' });
  });
});
