import { Simulator } from '@internal/cluster-simulator';
import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { put, startFleet } from '../../__testUtils__/fleet';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { until } from '../../__testUtils__/until';
import { shopPod } from '../../__testUtils__/watchedFleet';
import { NegativeCache } from '../../read/informer/NegativeCache';
import {
  followSimulator,
  TEST_SETTINGS,
} from '../__testUtils__/followSimulator';
import { inThisThread } from '../__testUtils__/inThisThread';
import { StartWorker } from '../pool/WorkerThread';
import { followCluster } from './followCluster';
import { ListTurns } from './ListTurns';
import { Outbox } from './Outbox';
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

describe('the first list of a cluster', () => {
  it('gives its turn to another when the cluster is given up', async () => {
    const turns = new ListTurns(1);
    const leaving = new AbortController();
    const { connection, asked } = fakeConnection(
      ({ signal: asking }) =>
        new Promise((_, reject) => {
          asking.addEventListener('abort', () => reject(asking.reason));
        }),
    );
    const [pods] = TEST_SETTINGS.types;
    const clock = new ManualClock();
    const over = followCluster({
      ...{ clock, connection, turns, signal: leaving.signal },
      settings: { ...TEST_SETTINGS, types: [pods] },
      outbox: new Outbox({ send: () => {}, onMessage: () => {} }),
      unserved: new NegativeCache(() => clock.now().getTime()),
      telemetry: { relisted: () => undefined },
    });
    over.catch(() => undefined);
    await until(() => asked.length === 1);
    let hasBegun = false;
    const { signal } = new AbortController();
    void turns
      .createGate('another')
      .gate.beforeList(signal)
      .then(() => {
        hasBegun = true;
      });
    await new Promise(setImmediate);
    expect(hasBegun).toBe(false);
    leaving.abort();
    await until(() => hasBegun);
  });
});
