import { Simulator } from '@internal/cluster-simulator';
import { serviceSnapshotSchema } from '@podlight/backstage-plugin-kubernetes-common';
import { startFleet } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const SNAPSHOT = 'component/default/shop/snapshot';

describe('snapshot', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeEach(async () => {
    simulator = await startFleet('one', 'two');
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it('gives the state of all clusters, and 304 for as long as it stays the same', async () => {
    backend = await startBackend({ simulator });
    const first = await backend.get(SNAPSHOT);
    const snapshot = serviceSnapshotSchema.parse(await first.json());
    const etag = first.headers.get('etag') ?? '';
    const headers = { 'if-none-match': etag };
    const same = await backend.get(SNAPSHOT, { headers });
    simulator
      .cluster('two')
      .delete({ kind: 'Pod', namespace: 'shop', name: 'web-two' });
    // The watch tells within a moment.
    let changed = same;
    while (changed.status === 304) {
      changed = await backend.get(SNAPSHOT, { headers });
    }

    expect(
      snapshot.clusters.map(({ cluster, state, pods }) => [
        cluster,
        state.phase,
        pods.length,
      ]),
    ).toEqual([
      ['one', 'live', 1],
      ['two', 'live', 1],
    ]);
    expect(same.status).toBe(304);
    expect(await same.text()).toBe('');
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('waits no longer than its deadline, and names the cluster that did not answer', async () => {
    await simulator.cluster('two').setFault({ type: 'hang' });
    backend = await startBackend({
      simulator,
      kubernetes: {
        deadlines: { firstByteMs: 60_000, listMs: 60_000, snapshotMs: 500 },
      },
    });
    const response = await backend.get(SNAPSHOT);
    const { clusters } = serviceSnapshotSchema.parse(await response.json());

    expect(clusters.map(({ state }) => state)).toEqual([
      expect.objectContaining({ phase: 'live' }),
      expect.objectContaining({
        phase: 'failed',
        reason: { code: 'timeout', message: 'no response within 500 ms' },
      }),
    ]);
  });

  it('is empty, not an error, where there is no cluster', async () => {
    backend = await startBackend({});
    const response = await backend.get(SNAPSHOT);
    expect(serviceSnapshotSchema.parse(await response.json()).clusters).toEqual(
      [],
    );
  });

  it.each([
    ['app', '', 'is empty'],
    ['a negative one', 'doesnotexist!=1', 'only excludes labels'],
    ['garbage', 'app=shop;drop', "isn't a valid term"],
  ])(
    'refuses a selector that is %s in words',
    async (_what, selector, words) => {
      backend = await startBackend({
        simulator,
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'shop',
              annotations: {
                'backstage.io/kubernetes-label-selector': selector,
              },
            },
          },
        ],
      });
      const response = await backend.get(SNAPSHOT);
      const { error } = await response.json();

      expect(response.status).toBe(400);
      expect(error.message).toContain('backstage.io/kubernetes-label-selector');
      expect(error.message).toContain(words);
    },
  );
});
