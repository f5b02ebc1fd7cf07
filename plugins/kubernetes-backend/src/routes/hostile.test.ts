import { mockCredentials } from '@backstage/backend-test-utils';
import { Attack, ATTACKS, Simulator } from '@internal/cluster-simulator';
import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { anEntity } from '../__testUtils__/anEntity';
import { startFleet } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { QUICK_DEADLINES } from '../__testUtils__/simulatorConfig';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const as = (user: string) => ({
  authorization: mockCredentials.user.header(`user:default/${user}`),
});

/** Where it can be told that something is wrong with what the cluster sends. */
const SEEN: Readonly<
  Partial<Record<Attack, (seen: ClusterMessage) => boolean>>
> = {
  endlessList: isLimited,
  onePage: isLimited,
  // A unit test has the bound; here it would take the storm a while to get there.
  addedStorm: ({ pods }) => pods.length > 300,
  hugeObject: isFailed,
  deepJson: isFailed,
  rstLoop: isFailed,
  continuationFlood: isFailed,
};

function isLimited({ kindProblems, pods }: ClusterMessage): boolean {
  return (
    pods.length >= 500 &&
    kindProblems.some(({ reason }) => reason.code === 'limited')
  );
}

function isFailed({ state }: ClusterMessage): boolean {
  return 'reason' in state;
}

let simulator: Simulator;
let backend: TestBackend;

beforeEach(async () => {
  simulator = await startFleet('evil', 'good');
  backend = await startBackend({
    simulator,
    entities: [
      anEntity('shop'),
      anEntity('other', {
        'backstage.io/kubernetes-id': 'shop',
        'backstage.io/kubernetes-cluster': 'good',
      }),
    ],
    kubernetes: {
      serviceLocatorMethod: { type: 'singleTenant' },
      deadlines: { ...QUICK_DEADLINES, listMs: 20_000 },
    },
  });
});

afterEach(async () => {
  await backend.stop();
  await simulator.cluster('evil').clearFault();
  await simulator.stop();
});

describe('an API server that wishes its readers ill', () => {
  it.each(ATTACKS)(
    'does not affect the other clusters or services: %s',
    async attack => {
      await simulator
        .cluster('evil')
        .setFault({ type: 'hostile', attack, objects: 30_000, bytes: 2e8 });
      const first = await backend.follow(
        'component/default/shop/live',
        as('mallory'),
      );
      const isGood = isCluster('good', ({ pods }) => pods.length === 1);
      await first.find(isGood);
      for (let time = 0; time < 5; time += 1) {
        const path = 'component/default/other/snapshot';
        const answer = await backend.get(path, { headers: as('ada') });
        expect(await answer.json()).toMatchObject({
          clusters: [
            { state: { phase: 'live' }, pods: [{ name: 'web-good' }] },
          ],
        });
      }
      // Another viewer of the same service.
      const second = await backend.follow(
        'component/default/shop/live',
        as('ada'),
      );
      expect((await second.find(isGood)).state.phase).toBe('live');
      const seen = SEEN[attack];
      if (seen) await first.find(isCluster('evil', seen));
      first.leave();
      second.leave();
    },
    60_000,
  );

  it('shows nothing that was not asked for, and each object once', async () => {
    await simulator
      .cluster('evil')
      .setFault({ type: 'hostile', attack: 'foreign' });
    const stream = await backend.follow();
    const { pods } = await stream.find(
      isCluster('evil', message => message.pods.length > 0),
    );
    stream.leave();
    const names = pods.map(({ namespace, name }) => `${namespace}/${name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('flood/twin');
    expect(names.filter(name => !name.startsWith('flood/'))).toEqual([]);
    expect(names.filter(name => name.length > 260)).toEqual([]);
  });
});
