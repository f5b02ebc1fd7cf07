import { startWatchedFleet, WatchedFleet } from '../__testUtils__/watchedFleet';

describe('a cluster that the index lost sight of', () => {
  let fleet: WatchedFleet;
  let isPlaced: boolean | undefined = false;
  const listeners = new Set<() => void>();

  function tell(value: boolean | undefined): void {
    isPlaced = value;
    for (const onChange of [...listeners]) onChange();
  }

  beforeEach(async () => {
    fleet = await startWatchedFleet({
      isEmpty: true,
      placement: {
        has: () => isPlaced,
        sees: () => isPlaced !== undefined,
        previewPods: () => undefined,
        listen: (_target, onChange, signal) => {
          listeners.add(onChange);
          signal.addEventListener('abort', () => listeners.delete(onChange));
        },
      },
    });
  });

  afterEach(() => fleet.stopFaultless());

  it('is watched for open tabs only until the index sees again that nothing is there', async () => {
    const viewer = await fleet.look();
    await fleet.until(viewer.isLive);
    const { cluster, pipeline, until } = fleet;
    expect(cluster.requests().total).toBe(0);

    tell(undefined);
    await until(() => cluster.openWatches() > 0, 500);
    expect([...pipeline.subscriptions()]).toMatchObject([{ viewers: 1 }]);

    tell(false);
    await until(() => [...pipeline.subscriptions()].length === 0, 5_000);
    await until(() => cluster.openWatches() === 0, 5_000);
    expect(viewer.last()).toMatchObject({ state: { phase: 'live' }, pods: [] });

    const { total } = cluster.requests();
    tell(true);
    await until(() => cluster.requests().total > total);
    await viewer.leave();
    expect(listeners.size).toBe(0);
  });
});
