import { Simulator } from '@internal/cluster-simulator';
import { put, questionsTo, startFleet } from '../../__testUtils__/fleet';
import { until } from '../../__testUtils__/until';
import { shopPod } from '../../__testUtils__/watchedFleet';
import {
  followSimulator,
  TEST_SETTINGS,
} from '../__testUtils__/followSimulator';
import { inThisThread } from '../__testUtils__/inThisThread';
import { POOL_LABELS } from '../nodes/readNodePool';
import { ClusterHolding } from '../replicas/ClusterHolding';

describe('followByWorkers', () => {
  let simulator: Simulator;
  let followed: ReturnType<typeof followSimulator>;

  async function follow(...names: string[]): Promise<void> {
    simulator = await startFleet(...names);
    followed = followSimulator(simulator, inThisThread);
  }

  const poolsOf = (cluster: string) =>
    followed.events.flatMap(event =>
      event.type === 'nodePools' && event.cluster === cluster
        ? [event.pools && [...event.pools.values()].sort()]
        : [],
    );

  afterEach(async () => {
    await followed.stop();
    await simulator.stop();
  });

  it('lists each cluster, and sees each change', async () => {
    await follow('eu', 'us');
    await until(() => followed.store.size === 2);
    const eu = simulator.cluster('eu');
    put(eu, shopPod('new'));
    await until(() => followed.podsOf('eu').includes('new'));
    eu.delete({ kind: 'Pod', namespace: 'shop', name: 'new' });
    await until(() => !followed.podsOf('eu').includes('new'));
    expect(followed.podsOf('us')).toEqual(['web-us']);
  });

  it('tells in which pool each node is, where nodes are read', async () => {
    simulator = await startFleet('eu', 'us');
    const us = simulator.cluster('us');
    us.grantToken(us.tokens.reader, 'limited');
    followed = followSimulator(simulator, inThisThread, {
      ...TEST_SETTINGS,
      poolLabels: ['example.com/pool', ...POOL_LABELS],
    });
    await until(() => poolsOf('eu').length + poolsOf('us').length === 2);
    expect(poolsOf('eu')).toEqual([['general', 'general', 'spot']]);
    expect(poolsOf('us')).toEqual([undefined]);
  });

  it('lists no nodes unless it is told to', async () => {
    await follow('eu');
    await until(() => followed.isLive('eu'));
    expect(Object.keys(simulator.cluster('eu').requests().byKind)).not.toEqual(
      expect.arrayContaining([expect.stringContaining('nodes')]),
    );
  });

  it('leaves out a cluster with personal credentials, and says so', async () => {
    await follow('eu', 'personal');
    await until(() => followed.isLive('eu'));
    expect(followed.events).toContainEqual({
      type: 'leftOut',
      cluster: 'personal',
      reason: 'personal-credential',
    });
    expect(questionsTo(simulator.cluster('personal'))).toBe(0);
  });

  it('follows the clusters that this replica holds, and only as long as it does', async () => {
    let held = ['eu'];
    let tell = () => {};
    const holding: ClusterHolding = {
      offer: () => undefined,
      holds: name => held.includes(name),
      listen: onChange => {
        tell = onChange;
      },
    };
    simulator = await startFleet('eu', 'us');
    followed = followSimulator(simulator, inThisThread, undefined, holding);
    await until(() => simulator.cluster('eu').openWatches() === 2);
    expect(questionsTo(simulator.cluster('us'))).toBe(0);
    held = ['us'];
    tell();
    await until(() => simulator.cluster('us').openWatches() === 2);
    await until(() => simulator.cluster('eu').openWatches() === 0);
    expect(followed.podsOf('eu')).toEqual([]);
    await until(() => followed.podsOf('us').includes('web-us'));
    expect(followed.events).toContainEqual({
      type: 'leftOut',
      cluster: 'eu',
      reason: 'other-replica',
    });
  });

  it('says a gap of the cluster that fails, and keeps its records', async () => {
    await follow('eu', 'us');
    await until(() => followed.isLive('eu') && followed.isLive('us'));
    await until(() => simulator.cluster('eu').openWatches() === 2);
    simulator.cluster('eu').revokeToken(simulator.cluster('eu').tokens.reader);
    simulator.cluster('eu').dropConnections();
    await until(() =>
      followed.events.some(
        event => event.type === 'gap' && event.cluster === 'eu',
      ),
    );
    expect(followed.podsOf('eu')).toEqual(['web-eu']);
    put(simulator.cluster('us'), shopPod('new'));
    await until(() => followed.podsOf('us').includes('new'));
  });
});
