import { at, listAt, textAt } from '../testing';
import { findCondition, item, startOperated } from './__testUtils__/operated';

const operated = startOperated();

describe('a HelmRelease', () => {
  const release = {
    kind: 'HelmRelease',
    namespace: 'warehouse',
    name: 'warehouse',
  };
  const ready = async () =>
    findCondition(
      await item(operated.us, 'warehouse', 'helmreleases', 'warehouse'),
      'Ready',
    );

  it('failed to upgrade and was rolled back, with pods that are well', async () => {
    expect(await ready()).toMatchObject({
      status: 'False',
      reason: 'RollbackSucceeded',
    });
    expect(
      findCondition(
        await item(operated.us, 'warehouse', 'helmreleases', 'warehouse'),
        'Released',
      ),
    ).toMatchObject({
      reason: 'UpgradeFailed',
      message: expect.stringContaining(
        'warehouse@2.9.0: context deadline exceeded',
      ),
    });
    expect(
      await item(operated.us, 'warehouse', 'deployments', 'warehouse'),
    ).toMatchObject({
      metadata: { labels: { 'helm.toolkit.fluxcd.io/name': 'warehouse' } },
      status: { readyReplicas: 3 },
    });
  });

  it('has what was released, the newest first', async () => {
    const history = async () => {
      const object = await item(
        operated.us,
        'warehouse',
        'helmreleases',
        'warehouse',
      );
      return listAt(object, 'status', 'history').map(each => [
        at(each, 'version'),
        textAt(each, 'status'),
        Date.parse(textAt(each, 'lastDeployed') ?? ''),
      ]);
    };
    const [rolledBack, failed, first] = await history();
    expect([rolledBack, failed, first].map(([, status]) => status)).toEqual([
      'deployed',
      'failed',
      'superseded',
    ]);
    expect(rolledBack[2]).toBeGreaterThan(Number(failed[2]));
    expect(failed[2]).toBeGreaterThan(Number(first[2]));
    operated.us.moveTo(release, 'upgraded');
    expect((await history()).map(([version]) => version)).toEqual([17, 14]);
  });

  it('is upgraded once more, and succeeds', async () => {
    operated.us.moveTo(release, 'upgrading');
    expect(await ready()).toMatchObject({
      status: 'Unknown',
      reason: 'Progressing',
    });
    operated.us.moveTo(release, 'upgraded');
    expect(await ready()).toMatchObject({
      status: 'True',
      reason: 'UpgradeSucceeded',
      message: expect.stringContaining('v17 with chart warehouse@2.9.0'),
    });
    operated.us.moveTo(release, 'deployed');
    expect(await ready()).toMatchObject({
      status: 'True',
      message: expect.not.stringContaining('2.9.0'),
    });
    expect(
      await item(operated.us, 'warehouse', 'helmreleases', 'warehouse'),
    ).toMatchObject({
      metadata: { labels: { 'backstage.io/kubernetes-id': 'warehouse' } },
    });
  });
});
