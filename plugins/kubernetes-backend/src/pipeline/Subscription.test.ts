import { collectGarbage } from '../__testUtils__/collectGarbage';
import { fakeConnection } from '../__testUtils__/fakeConnection';
import { parseSelector } from '../locate/selector';
import { fail, ok } from '../util/Result';
import { failedMessage } from './ClusterProjection';
import { SharedSubscription } from './SharedSubscription';
import { Subscription } from './Subscription';

const parsed = parseSelector('app=shop');
if (!parsed.ok) throw new Error(parsed.problem);
const service = {
  entityRef: 'component:default/shop',
  selector: parsed.selector,
};
const { connection } = fakeConnection(() => fail('timeout', ''));

const failed = (message: string) =>
  failedMessage('one', { code: 'timeout', message }, new Date(0));

function setup() {
  const onUnused = jest.fn();
  const onRevoked = jest.fn();
  const subscriber = { service, connection, identity: 'ada' };
  const shared = new SharedSubscription('key', subscriber, {
    onUnused,
    onRevoked,
  });
  const subscribe = (
    versions?: ReadonlySet<string>,
    signal = new AbortController().signal,
  ) => new Subscription(shared, { ...subscriber, versions }, signal);
  return { onRevoked, onUnused, shared, subscribe };
}

describe('Subscription', () => {
  it('holds the newest update for a subscriber that does not read, and what it has already', async () => {
    const { shared, subscribe } = setup();
    shared.publish({ message: failed('1'), isSettled: false });
    const version = shared.history.latest?.version ?? '';
    const subscription = subscribe(new Set([version]));
    for (const text of ['2', '3', '4']) {
      shared.publish({ message: failed(text), isSettled: true });
    }
    expect(await subscription.next()).toMatchObject({
      value: {
        base: { version },
        message: { state: { reason: { message: '4' } } },
        isSettled: true,
      },
    });
  });

  it.each<
    [string, (subscription: Subscription, leaving: AbortController) => void]
  >([
    ['its signal aborts', (_, leaving) => leaving.abort()],
    ['its reader breaks off', subscription => subscription.return()],
    ['it is closed', subscription => subscription.close()],
  ])('leaves once when %s', async (_, leave) => {
    const { onUnused, shared, subscribe } = setup();
    const leaving = new AbortController();
    const subscription = subscribe(undefined, leaving.signal);
    leave(subscription, leaving);
    leaving.abort();
    subscription.close();
    expect(onUnused).toHaveBeenCalledTimes(1);
    expect(shared.subscribers.size).toBe(0);
    expect(subscription.signal.aborted).toBe(true);
    shared.publish({ message: failed('late'), isSettled: true });
    expect(await subscription.next()).toMatchObject({ done: true });
  });

  it('is closed from the start for a signal that has aborted', async () => {
    const { shared, subscribe } = setup();
    shared.publish({ message: failed('1'), isSettled: true });
    const subscription = subscribe(undefined, AbortSignal.abort());
    expect(await subscription.next()).toMatchObject({ done: true });
    expect(shared.subscribers.size).toBe(0);
  });

  it('closes all others when it is revoked', async () => {
    const { onRevoked, subscribe } = setup();
    const [first, second] = [subscribe(), subscribe()];
    const waiting = second.next();
    first.revoke();
    expect(onRevoked).toHaveBeenCalledTimes(1);
    expect(await waiting).toMatchObject({ done: true });
    expect(first.signal.aborted).toBe(true);
  });

  it('leaves nothing of the first subscriber behind', async () => {
    const createFirst = () => {
      const secret = { token: 'of the first subscriber' };
      const identity = async () => ok(secret ? 'ada' : '');
      return {
        first: {
          service,
          connection: { ...connection, identity },
          identity: 'ada',
        },
        kept: new WeakRef(secret),
      };
    };
    /** In a function of its own, so that this test does not retain it either. */
    const comeAndGo = () => {
      const { first, kept } = createFirst();
      const leaving = new AbortController();
      const shared = new SharedSubscription('key', first, setup());
      const subscription = new Subscription(shared, first, leaving.signal);
      const staying = new Subscription(
        shared,
        { service, connection, identity: 'ada' },
        new AbortController().signal,
      );
      shared.publish({ message: failed('1'), isSettled: true });
      leaving.abort();
      expect(subscription.signal.aborted).toBe(true);
      return { kept, staying };
    };
    const { kept, staying } = comeAndGo();
    await new Promise(setImmediate);
    collectGarbage();
    expect(await staying.next()).toMatchObject({ done: false });
    expect(kept.deref()).toBeUndefined();
  });
});
