import {
  ClusterMessage,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { anEntity } from '../__testUtils__/anEntity';
import { fakeConnection } from '../__testUtils__/fakeConnection';
import { aPodRow } from '../__testUtils__/aPodRow';
import { serviceTarget } from '../locate';
import { ConflatedChannel } from '../util/ConflatedChannel';
import { fail } from '../util/Result';
import { ClusterUpdate } from './ClusterUpdate';
import { SharedSubscription, Subscriber } from './SharedSubscription';

const AT = '2026-11-22T07:00:00Z';

const seeing = (...pods: readonly PodRow[]): ClusterMessage => ({
  type: 'cluster',
  cluster: 'one',
  state: { phase: 'live', at: AT },
  kindProblems: [],
  pods,
  workloads: [],
  findings: [],
});
const FAILED: ClusterMessage = {
  ...seeing(),
  state: {
    phase: 'failed',
    since: AT,
    reason: { code: 'timeout', message: 'no answer' },
  },
};

const aSubscriber = (changes: Partial<Subscriber> = {}): Subscriber => ({
  service: serviceTarget(
    anEntity('shop', { 'backstage.io/kubernetes-id': 'shop' }),
  ),
  connection: fakeConnection(() => fail('timeout', '')).connection,
  identity: 'ada',
  ...changes,
});

function setup() {
  const onUnused = jest.fn();
  const onRevoked = jest.fn();
  const first = aSubscriber();
  const shared = new SharedSubscription('the-key', first, {
    onUnused,
    onRevoked,
  });
  const subscribe = (changes: Partial<Subscriber> = {}) => {
    const channel = new ConflatedChannel<ClusterUpdate>();
    const offered: ClusterUpdate[] = [];
    jest.spyOn(channel, 'offer').mockImplementation(update => {
      offered.push(update);
    });
    const leave = shared.add(channel, aSubscriber(changes));
    return { channel, leave, offered };
  };
  const publish = (message: ClusterMessage, isSettled = true) =>
    shared.publish({ message, isSettled });
  return { first, onRevoked, onUnused, publish, shared, subscribe };
}

describe('SharedSubscription', () => {
  it('is of one service in one cluster', () => {
    const { first, shared } = setup();
    expect([shared.key, shared.cluster]).toEqual(['the-key', 'one']);
    expect(shared.service).toBe(first.service);
  });

  it('tells all subscribers what is news', () => {
    const { publish, subscribe } = setup();
    const [a, b] = [subscribe(), subscribe()];
    publish(seeing(aPodRow('a')), false);
    publish(seeing(aPodRow('a'), aPodRow('b')), false);
    for (const { offered } of [a, b]) {
      expect(offered.map(({ message }) => message.pods.length)).toEqual([1, 2]);
    }
    expect(a.offered[1]).toBe(b.offered[1]);
  });

  it('does not repeat what is known', () => {
    const { publish, subscribe } = setup();
    const { offered } = subscribe();
    publish(seeing(aPodRow('a')));
    publish(seeing(aPodRow('a')));
    expect(offered).toHaveLength(1);
  });

  it('tells when all that is on its way has come, and when more is', () => {
    const { publish, subscribe } = setup();
    const { offered } = subscribe();
    for (const isSettled of [false, true, true, false]) {
      publish(seeing(aPodRow('a')), isSettled);
    }
    expect(offered.map(({ isSettled }) => isSettled)).toEqual([
      false,
      true,
      false,
    ]);
    const versions = offered.map(({ message }) => message.version);
    expect(new Set(versions).size).toBe(1);
  });

  it('tells who comes later what is known, and nothing where nothing is', () => {
    const { publish, subscribe } = setup();
    expect(subscribe().offered).toEqual([]);
    publish(seeing(aPodRow('a')), false);
    const { offered } = subscribe();
    expect(offered).toEqual([
      {
        message: expect.objectContaining({ version: expect.any(String) }),
        isSettled: false,
        base: undefined,
      },
    ]);
  });

  it('finds what a subscriber has by the versions that it names', () => {
    const { publish, subscribe } = setup();
    const { offered } = subscribe();
    publish(seeing(aPodRow('a')));
    publish(seeing(aPodRow('a'), aPodRow('b')));
    const [{ version = '' }] = offered.map(({ message }) => message);
    const baseOf = (...names: readonly string[]) =>
      subscribe({ versions: new Set(names) }).offered[0].base;
    expect(baseOf('invented', version)?.pods).toHaveLength(1);
    expect(baseOf('invented')).toBeUndefined();
  });

  it('is told once that the last subscriber has left', () => {
    const { onUnused, publish, subscribe } = setup();
    const [a, b] = [subscribe(), subscribe()];
    a.leave();
    a.leave();
    expect(onUnused).not.toHaveBeenCalled();
    publish(seeing());
    expect([a.offered.length, b.offered.length]).toEqual([0, 1]);
    b.leave();
    expect(onUnused).toHaveBeenCalledTimes(1);
  });

  it('is not told so after it was stopped', () => {
    const { onUnused, shared, subscribe } = setup();
    const { leave } = subscribe();
    shared.subscribers.stop();
    leave();
    expect(onUnused).not.toHaveBeenCalled();
  });

  it('sends its subscribers away where it is revoked, and says so before', async () => {
    const { onRevoked, shared, subscribe } = setup();
    const { channel } = subscribe();
    const close = jest.spyOn(channel, 'close');
    shared.revoke();
    expect(onRevoked.mock.invocationCallOrder[0]).toBeLessThan(
      close.mock.invocationCallOrder[0],
    );
    expect(await channel.next()).toMatchObject({ done: true });
  });

  describe('is worth keeping', () => {
    const isKept = (
      message: ClusterMessage | undefined,
      isSettled: boolean,
      isViewed: boolean,
    ) => {
      const { publish, shared } = setup();
      if (message) publish(message, isSettled);
      if (isViewed) shared.view();
      return shared.isWorthKeeping;
    };

    it('where a viewer has seen all of it', () => {
      expect(isKept(seeing(), true, true)).toBe(true);
    });

    it.each<[string, boolean]>([
      ['it has said nothing', isKept(undefined, true, true)],
      ['it has failed', isKept(FAILED, true, true)],
      ['more is on its way', isKept(seeing(), false, true)],
      ['nobody has looked at it', isKept(seeing(), true, false)],
    ])('not where %s', (_why, isWorthKeeping) => {
      expect(isWorthKeeping).toBe(false);
    });
  });
});
