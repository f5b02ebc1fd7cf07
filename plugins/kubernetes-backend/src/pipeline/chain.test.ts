import { getEventListeners } from 'node:events';
import { ManualClock } from '../__testUtils__/ManualClock';
import { anEntity } from '../__testUtils__/anEntity';
import { fakeConnection } from '../__testUtils__/fakeConnection';
import { serviceTarget } from '../locate';
import { ConflatedChannel } from '../util/ConflatedChannel';
import { fail, ok } from '../util/Result';
import { failedMessage } from './ClusterProjection';
import { ClusterUpdate } from './ClusterUpdate';
import { inOrder } from './inOrder';
import { Mailbox } from './Mailbox';
import { merge } from './merge';
import { subscribeToCluster } from './subscribeToCluster';
import { SubscriptionHub } from './SubscriptionHub';

const CLUSTERS = Array.from({ length: 40 }, (_, index) => `cluster-${index}`);

const settle = () => new Promise(setImmediate);

/** Forty clusters that say what the test makes them say, from the hub to a mailbox. */
async function setup() {
  const clock = new ManualClock();
  const { connection } = fakeConnection(() => fail('timeout', ''));
  const sources = new Map<
    string,
    { updates: ConflatedChannel<ClusterUpdate>; signal: AbortSignal }
  >();
  const onFault = jest.fn();
  const hub = new SubscriptionHub({
    clock,
    idleGraceMs: 0,
    onFault,
    observe: ({ cluster }, _service, signal) => {
      const updates = new ConflatedChannel<ClusterUpdate>();
      sources.set(cluster.name, { updates, signal });
      return { updates, reevaluate: () => undefined };
    },
  });
  const leaving = new AbortController();
  const { signal } = leaving;
  const subscriptions = CLUSTERS.map(name =>
    subscribeToCluster({
      connection: {
        ...connection,
        cluster: { ...connection.cluster, name },
        hasSharedCredential: true,
        access: async () => ok({ identity: 'ada' }),
      },
      service: serviceTarget(anEntity()),
      hub,
      schedule: () => undefined,
      clock,
      pause: (ms, until) => clock.sleep(ms, until),
      log: { record: () => undefined },
      onFault,
      signal,
    }),
  );
  const order = { onFirstUpdate: () => undefined };
  const updates = inOrder(merge(subscriptions, signal), order);
  const mailbox = new Mailbox(signal, clock);
  const offered = jest.spyOn(mailbox, 'offer');
  const over = mailbox.offerAll(updates);
  await settle();
  return {
    connection,
    hub,
    leaving,
    mailbox,
    offered,
    onFault,
    over,
    sources,
    say: (name: string, text: string) =>
      sources.get(name)?.updates.offer({
        message: failedMessage(
          name,
          { code: 'timeout', message: text },
          clock.now(),
        ),
        isSettled: true,
      }),
  };
}

describe('the chain from the hub to the mailbox', () => {
  it('passes an update of each of forty clusters on in the turn in which it comes', async () => {
    const { leaving, offered, over, say } = await setup();
    for (const round of [1, 2, 3]) {
      CLUSTERS.forEach(name => say(name, `round ${round}`));
      // Called at the end of this turn, before anything that waits for the next.
      await new Promise(process.nextTick);
      expect(offered).toHaveBeenCalledTimes(round * CLUSTERS.length);
    }
    leaving.abort();
    await over;
  });

  it('keeps the newest state of each cluster only, when nothing is taken from the mailbox', async () => {
    const { leaving, mailbox, over, say } = await setup();
    for (let round = 0; round < 100; round += 1) {
      CLUSTERS.forEach(name => say(name, `round ${round}`));
      await new Promise(process.nextTick);
    }
    mailbox.close();
    const batches: number[] = [];
    for await (const batch of mailbox.batches()) batches.push(batch.length);
    expect(batches).toEqual([CLUSTERS.length]);
    leaving.abort();
    await over;
  });

  it('ends with the signal of its viewer, and leaves nothing behind', async () => {
    const { hub, leaving, onFault, over, sources } = await setup();
    expect(hub.size).toBe(CLUSTERS.length);
    leaving.abort();
    await over;
    expect(hub.size).toBe(0);
    expect([...sources.values()].every(({ signal }) => signal.aborted)).toBe(
      true,
    );
    expect(onFault).not.toHaveBeenCalled();
  });

  it('leaves nothing on its viewer when subscriptions are revoked and made again', async () => {
    const { connection, hub, leaving, over, sources } = await setup();
    const listeners = () => getEventListeners(leaving.signal, 'abort').length;
    const before = listeners();
    for (let round = 0; round < 5; round += 1) {
      for (const name of CLUSTERS) {
        const { signal } = new AbortController();
        hub
          .subscribe(
            {
              service: serviceTarget(anEntity()),
              connection: {
                ...connection,
                cluster: { ...connection.cluster, name },
              },
              identity: 'ada',
            },
            signal,
          )
          .revoke();
      }
      const revoked = [...sources.values()];
      await settle();
      expect([...sources.values()]).not.toContain(revoked[0]);
    }
    expect(hub.size).toBe(CLUSTERS.length);
    expect(listeners()).toBe(before);
    leaving.abort();
    await over;
  });
});
