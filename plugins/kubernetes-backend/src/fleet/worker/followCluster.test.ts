import { Simulator } from '@internal/cluster-simulator';
import { put, startFleet } from '../../__testUtils__/fleet';
import { until } from '../../__testUtils__/until';
import { shopPod } from '../../__testUtils__/watchedFleet';
import {
  followSimulator,
  TEST_SETTINGS,
} from '../__testUtils__/followSimulator';
import { inThisThread } from '../__testUtils__/inThisThread';
import { StartWorker } from '../pool/WorkerThread';
import { ToWorker } from './protocol';

const PATIENCE_MS = 15_000;

/** Of each kind; a few more changes than these have to be too many. */
const MAX_RECORDS = 5;

/** A worker whose messages the main thread stops taking for a while. */
function aStallingWorker() {
  const held: (() => void)[] = [];
  let isStalled = false;
  const start: StartWorker = (settings, handlers) => {
    const thread = inThisThread(settings, handlers);
    return {
      ...thread,
      send: (message: ToWorker) => {
        const isHeld = isStalled && message.type === 'taken';
        if (isHeld) held.push(() => thread.send(message));
        else thread.send(message);
      },
    };
  };
  return {
    start,
    stall: () => {
      isStalled = true;
    },
    goOn: () => {
      isStalled = false;
      held.splice(0).forEach(send => send());
    },
  };
}

describe('followCluster', () => {
  let simulator: Simulator;
  let followed: ReturnType<typeof followSimulator>;

  afterEach(async () => {
    await followed.stop();
    await simulator.stop();
  });

  it('lists again what changed faster than it was taken', async () => {
    const worker = aStallingWorker();
    simulator = await startFleet('eu');
    const eu = simulator.cluster('eu');
    followed = followSimulator(simulator, worker.start, {
      ...TEST_SETTINGS,
      maxRecords: MAX_RECORDS,
    });
    await until(() => eu.openWatches() === 2);
    await until(() => followed.podsOf('eu').length === 1);
    worker.stall();
    put(eu, shopPod('first'));
    put(eu, shopPod('second'));
    for (let number = 0; number < 2 * MAX_RECORDS; number += 1) {
      const name = `short-${number}`;
      put(eu, shopPod(name));
      eu.delete({ kind: 'Pod', namespace: 'shop', name });
    }
    eu.delete({ kind: 'Pod', namespace: 'shop', name: 'web-eu' });
    await until(() => eu.openWatches() === 1, PATIENCE_MS);
    worker.goOn();
    await until(
      () => followed.podsOf('eu').join() === 'first,second',
      PATIENCE_MS,
    );
    const told = followed.events.flatMap(event =>
      'kind' in event && event.kind === 'Pod' && event.type !== 'changed'
        ? [event.type]
        : [],
    );
    expect(told.filter(type => type === 'listEnded')).toHaveLength(2);
    expect(told.at(-1)).not.toBe('gap');
  });
});
