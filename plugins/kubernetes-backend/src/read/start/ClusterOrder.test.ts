import { ManualClock } from '../../__testUtils__/ManualClock';
import { StartScheduler } from './StartScheduler';
import { ClusterOrder } from './ClusterOrder';

/** Longer than any cluster waits for those that lead. */
const TOO_LONG_MS = 1_000;

const aTurn = () => new Promise(resolve => setImmediate(resolve));
const someTurns = async () => {
  for (let turn = 0; turn < 5; turn += 1) await aTurn();
};

describe('ClusterOrder', () => {
  let clock: ManualClock;
  let scheduler: StartScheduler;
  let viewer: AbortController;
  let order: ClusterOrder;
  let begun: string[];

  beforeEach(() => {
    clock = new ManualClock();
    scheduler = new StartScheduler(clock);
    viewer = new AbortController();
    order = scheduler.clusterOrder(viewer.signal);
    begun = [];
  });

  const begin = async (cluster: string, isFirst: boolean) => {
    const turn = order.schedule(cluster, isFirst);
    if (turn) await turn;
    begun.push(cluster);
  };

  /** Whether everything but pods may be asked for. */
  const isRestFree = async () => {
    let isFree = false;
    scheduler.afterPods(new AbortController().signal).then(() => {
      isFree = true;
    });
    await someTurns();
    return isFree;
  };

  it('starts the others when those that have the service have answered', async () => {
    begin('empty', false);
    begin('full', true);
    begin('fuller', true);
    await someTurns();
    expect(begun).toEqual(['full', 'fuller']);

    order.onFirstUpdate('full');
    await someTurns();
    expect(begun).toEqual(['full', 'fuller']);
    expect(await isRestFree()).toBe(false);

    order.onFirstUpdate('fuller');
    await someTurns();
    expect(begun).toEqual(['full', 'fuller', 'empty']);
    // Nothing is expected of it, so nothing is kept back for it.
    expect(await isRestFree()).toBe(true);
  });

  it('does not wait for a cluster that hangs', async () => {
    begin('hung', true);
    begin('empty', false);
    await someTurns();
    expect(begun).toEqual(['hung']);

    clock.advance(TOO_LONG_MS);
    await someTurns();
    expect(begun).toEqual(['hung', 'empty']);
  });

  it('starts all, with their pods first, where no cluster is known to have the service', async () => {
    begin('one', false);
    begin('two', false);
    await someTurns();
    expect(begun).toEqual(['one', 'two']);
    expect(await isRestFree()).toBe(false);

    order.onFirstUpdate('one');
    order.onFirstUpdate('two');
    expect(await isRestFree()).toBe(true);
  });

  it('releases everything when the viewer leaves', async () => {
    begin('full', true);
    await someTurns();
    expect(await isRestFree()).toBe(false);
    viewer.abort();
    expect(await isRestFree()).toBe(true);
  });

  it('waits once for a cluster that starts again before it has answered', async () => {
    begin('full', true);
    begin('full', true);
    await someTurns();
    expect(await isRestFree()).toBe(false);
    order.onFirstUpdate('full');
    expect(await isRestFree()).toBe(true);
  });

  it('keeps nothing back for a viewer who has left', async () => {
    viewer.abort();
    begin('full', true);
    expect(await isRestFree()).toBe(true);
  });
});
