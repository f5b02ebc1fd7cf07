/** @jest-environment node */
import { ResponseError } from '@backstage/errors';
import {
  ClusterMessage,
  HelloMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { VersionError } from '../stream/StreamError';
import { ManualTimers, settle } from '../testing/ManualTimers';
import { ScriptedApi } from '../testing/ScriptedApi';
import { ServiceFollower } from './ServiceFollower';
import { Visibility } from './visibility';

const hello: HelloMessage = {
  type: 'hello',
  version: 1,
  entityRef: 'component:default/dice-roller',
  selector: 'app=dice-roller',
  at: '2026-03-01T12:00:30.000Z',
  clusters: [{ name: 'eu' }],
  providerProblems: [],
};

function cluster(at: string): ClusterMessage {
  return {
    type: 'cluster',
    cluster: 'eu',
    state: { phase: 'live', at },
    kindProblems: [],
    pods: [],
    workloads: [],
    findings: [],
  };
}

class ManualVisibility implements Visibility {
  #isVisible = true;
  #callbacks = new Set<() => void>();

  isVisible = () => this.#isVisible;

  subscribe = (callback: () => void) => {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  };

  set(isVisible: boolean): void {
    this.#isVisible = isVisible;
    for (const callback of this.#callbacks) callback();
  }
}

function refusal(
  status: number,
  headers: Record<string, string> = {},
): Promise<ResponseError> {
  const response = new Response(
    JSON.stringify({
      error: { name: 'NotAllowedError', message: 'no' },
      request: { method: 'GET', url: '/' },
      response: { statusCode: status },
    }),
    { status, headers: { 'Content-Type': 'application/json', ...headers } },
  );
  return ResponseError.fromResponse(response);
}

describe('ServiceFollower', () => {
  let api: ScriptedApi;
  let timers: ManualTimers;
  let visibility: ManualVisibility;
  let follower: ServiceFollower;
  let changes: jest.Mock;
  let leave: () => void;

  beforeEach(async () => {
    api = new ScriptedApi();
    timers = new ManualTimers(Date.parse('2026-03-01T12:00:00.000Z'));
    visibility = new ManualVisibility();
    follower = new ServiceFollower({
      api,
      entityRef: hello.entityRef,
      timers,
      visibility,
      random: () => 0,
    });
    changes = jest.fn();
    leave = follower.subscribe(changes);
    await settle();
  });

  afterEach(() => leave());

  const phase = () => follower.getSnapshot().connection.phase;

  it('connects with the first subscriber and shows the first message at once', async () => {
    expect(phase()).toBe('connecting');
    api.connections[0].send(hello);
    await settle();
    expect(phase()).toBe('open');
    expect(follower.getSnapshot().service.clusters).toHaveLength(1);
  });

  it('knows the backend’s clock from the first message on', async () => {
    api.connections[0].send(hello);
    await settle();
    expect(follower.getSnapshot().clockOffsetMs).toBe(30_000);
  });

  it('uses the message with the shortest delay for the clock offset', async () => {
    const heartbeat = (at: string) => ({ type: 'heartbeat', at } as const);
    const { connections } = api;
    connections[0].send(hello);
    await settle();
    // A second faster than the first one, then two seconds slower.
    connections[0].send(heartbeat('2026-03-01T12:00:31.000Z'));
    await settle();
    await timers.advance(50);
    expect(follower.getSnapshot().clockOffsetMs).toBe(31_000);
    connections[0].send(heartbeat('2026-03-01T12:00:29.000Z'));
    await settle();
    await timers.advance(50);
    expect(follower.getSnapshot().clockOffsetMs).toBe(31_000);
  });

  it('batches simultaneous messages into one redraw', async () => {
    api.connections[0].send(hello);
    await settle();
    changes.mockClear();
    api.connections[0].send(
      cluster('2026-03-01T12:00:31Z'),
      cluster('2026-03-01T12:00:32Z'),
      cluster('2026-03-01T12:00:33Z'),
    );
    await settle();
    expect(changes).not.toHaveBeenCalled();
    await timers.advance(50);
    expect(changes).toHaveBeenCalledTimes(1);
    expect(follower.getSnapshot().service.lastMessageAt).toBe(
      '2026-03-01T12:00:33Z',
    );
  });

  it('returns the same object while nothing changes', () => {
    expect(follower.getSnapshot()).toBe(follower.getSnapshot());
  });

  it('keeps one connection for all listeners and ends it with the last', async () => {
    const leaveToo = follower.subscribe(jest.fn());
    leave();
    expect(api.connections).toHaveLength(1);
    expect(api.connections[0].signal.aborted).toBe(false);
    leaveToo();
    expect(api.connections[0].signal.aborted).toBe(true);
  });

  it('does not connect when the page is visible again without subscribers', async () => {
    leave();
    visibility.set(false);
    visibility.set(true);
    await settle();
    expect(api.connections).toHaveLength(1);
  });

  it('does not change while paused, visible or not, and resumes from there', async () => {
    api.connections[0].send(hello);
    await settle();
    follower.setPaused(true);
    expect(api.connections[0].signal.aborted).toBe(true);
    expect(phase()).toBe('paused');
    visibility.set(false);
    visibility.set(true);
    await settle();
    expect(api.connections).toHaveLength(1);
    expect(follower.getSnapshot().service.hello).toEqual(hello);

    follower.setPaused(false);
    await settle();
    expect(api.connections).toHaveLength(2);
  });

  describe('when the page is hidden', () => {
    it('closes the connection, keeps the data, and reconnects with the page', async () => {
      api.connections[0].send(hello);
      await settle();
      visibility.set(false);
      expect(api.connections[0].signal.aborted).toBe(true);
      expect(phase()).toBe('paused');
      expect(follower.getSnapshot().service.hello).toEqual(hello);

      visibility.set(true);
      await settle();
      expect(api.connections).toHaveLength(2);
      expect(phase()).toBe('connecting');
      expect(follower.getSnapshot().service.hello).toEqual(hello);
    });

    it('resumes with a cursor, and patches apply to the known state', async () => {
      const at = '2026-03-01T12:00:31Z';
      api.connections[0].send(hello, { ...cluster(at), version: 'hub.1' });
      await settle();
      visibility.set(false);
      visibility.set(true);
      await settle();
      expect(api.connections.map(({ cursor }) => cursor)).toEqual([
        undefined,
        'hub.1',
      ]);

      api.connections[1].send(hello, {
        type: 'patch',
        cluster: 'eu',
        since: 'hub.1',
        version: 'hub.2',
        state: { phase: 'live', at },
        kindProblems: [
          { kind: 'Job', reason: { code: 'forbidden', message: 'no' } },
        ],
      });
      await settle();
      await timers.advance(50);
      const [{ kindProblems }] = follower.getSnapshot().service.clusters;
      expect(kindProblems).toHaveLength(1);
      visibility.set(false);
      visibility.set(true);
      await settle();
      expect(api.connections[2].cursor).toBe('hub.2');
    });

    it('does not connect before the page is visible', async () => {
      leave();
      visibility.set(false);
      const before = api.connections.length;
      leave = follower.subscribe(changes);
      await settle();
      expect(api.connections).toHaveLength(before);
      expect(phase()).toBe('paused');
    });
  });

  describe('when the connection is lost', () => {
    it('keeps the data, reports why, and reconnects with growing pauses', async () => {
      api.connections[0].send(hello);
      await settle();
      const pauses: (number | undefined)[] = [];
      for (let attempt = 0; attempt < 8; attempt++) {
        api.connections[attempt].fail(new Error('connection reset'));
        await settle();
        expect(phase()).toBe('lost');
        pauses.push(timers.nextDelayMs());
        await timers.advance(timers.nextDelayMs() ?? 0);
      }
      expect(pauses).toEqual([
        1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
      ]);
      expect(follower.getSnapshot().service.hello).toEqual(hello);
    });

    it('waits as long as an overloaded backend asks', async () => {
      const full = await refusal(429, { 'Retry-After': '30' });
      api.connections[0].fail(full);
      await settle();
      expect(follower.getSnapshot().connection).toMatchObject({
        phase: 'lost',
        retryAt: timers.now() + 30_000,
      });
      await timers.advance(29_999);
      expect(api.connections).toHaveLength(1);
      await timers.advance(1);
      expect(api.connections).toHaveLength(2);
    });

    it('uses the clock of the current backend', async () => {
      const ahead = { ...hello, at: '2026-03-01T12:02:30.000Z' };
      api.connections[0].send(ahead);
      await settle();
      expect(follower.getSnapshot().clockOffsetMs).toBe(150_000);
      api.connections[0].fail(new Error('reset'));
      await settle();
      await timers.advance(1_000);
      api.connections[1].send({ ...hello, at: '2026-03-01T12:00:31.000Z' });
      await settle();
      expect(follower.getSnapshot().clockOffsetMs).toBe(30_000);
    });

    it('starts with a short pause again after a success', async () => {
      for (const connection of [0, 1, 2]) {
        api.connections[connection].fail(new Error('reset'));
        await settle();
        await timers.advance(timers.nextDelayMs() ?? 0);
      }
      api.connections[3].send(hello);
      api.connections[3].fail(new Error('reset'));
      await settle();
      expect(timers.nextDelayMs()).toBe(1_000);
    });

    it('reconnects after a graceful shutdown of the backend', async () => {
      api.connections[0].send(hello, {
        type: 'end',
        reason: 'shutdown',
        message: 'the backend restarts',
      });
      await settle();
      expect(follower.getSnapshot().connection).toMatchObject({
        phase: 'lost',
        error: { message: 'the backend restarts' },
        retryAt: timers.now() + 500,
      });
      await timers.advance(500);
      expect(api.connections).toHaveLength(2);
      // Where the connection still leads to one that is going.
      const going = await refusal(503, { 'Retry-After': '1' });
      for (const connection of [1, 2, 3]) {
        api.connections[connection].fail(going);
        await settle();
        expect(timers.nextDelayMs()).toBe(1_000);
        await timers.advance(1_000);
      }
      expect(api.connections).toHaveLength(5);
    });

    it('requests a full snapshot when a patch does not fit', async () => {
      const at = '2026-03-01T12:00:31Z';
      api.connections[0].send(
        hello,
        { ...cluster(at), version: 'hub.1' },
        {
          type: 'patch',
          cluster: 'eu',
          since: 'hub.7',
          version: 'hub.8',
          state: { phase: 'live', at },
        },
      );
      await settle();
      expect(follower.getSnapshot().connection).toMatchObject({
        phase: 'lost',
        error: { message: expect.stringContaining("cluster 'eu'") },
      });
      await timers.advance(1_000);
      expect(api.connections[1].cursor).toBeUndefined();

      api.connections[1].fail(new Error('reset'));
      await settle();
      await timers.advance(2_000);
      expect(api.connections[2].cursor).toBe('hub.1');
    });

    it('shows the last message before the loss at once', async () => {
      api.connections[0].send(hello);
      await settle();
      api.connections[0].send(cluster('2026-03-01T12:00:31Z'));
      api.connections[0].fail(new Error('reset'));
      await settle();
      expect(phase()).toBe('lost');
      expect(follower.getSnapshot().service.lastMessageAt).toBe(
        '2026-03-01T12:00:31Z',
      );
    });

    it('reconnects at once on demand', async () => {
      api.connections[0].fail(new Error('reset'));
      await settle();
      follower.reconnect();
      await settle();
      expect(api.connections).toHaveLength(2);
      expect(phase()).toBe('connecting');
    });
  });

  describe('when the backend refuses', () => {
    it.each([400, 403, 404])('does not reconnect after %d', async status => {
      api.connections[0].fail(await refusal(status));
      await settle();
      expect(phase()).toBe('refused');
      expect(timers.nextDelayMs()).toBeUndefined();
    });

    it.each([401, 429, 500, 502, 503])('reconnects after %d', async status => {
      api.connections[0].fail(await refusal(status));
      await settle();
      expect(phase()).toBe('lost');
    });

    it('does not reconnect where the frontend or the backend has to be upgraded', async () => {
      api.connections[0].fail(new VersionError(2));
      await settle();
      expect(phase()).toBe('refused');
    });

    it('stays refused when the page was hidden meanwhile', async () => {
      api.connections[0].fail(await refusal(403));
      await settle();
      visibility.set(false);
      expect(phase()).toBe('refused');
    });

    it('does not reconnect when the permission is revoked', async () => {
      api.connections[0].send(hello, {
        type: 'end',
        reason: 'unauthorized',
        message: 'You may no longer see this entity.',
      });
      await settle();
      expect(follower.getSnapshot().connection).toMatchObject({
        phase: 'refused',
        error: { message: 'You may no longer see this entity.' },
      });
    });

    it('reconnects on demand', async () => {
      api.connections[0].fail(await refusal(403));
      await settle();
      follower.reconnect();
      await settle();
      expect(api.connections).toHaveLength(2);
    });
  });
});
