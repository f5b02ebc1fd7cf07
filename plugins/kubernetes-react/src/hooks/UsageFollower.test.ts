/** @jest-environment node */
import { ClusterUsage } from '@podlight/backstage-plugin-kubernetes-common';
import { ManualTimers } from '../testing/ManualTimers';
import { ScriptedApi } from '../testing/ScriptedApi';
import { UsageFollower } from './UsageFollower';

const measured = (cluster: string): ClusterUsage => ({
  cluster,
  state: 'measured',
  pods: [],
});

function setup() {
  const api = new ScriptedApi();
  const timers = new ManualTimers();
  const callbacks = new Set<() => void>();
  let isVisible = true;
  api.usage = async () => ({
    clusters: (api.usageAsked.at(-1) ?? []).map(measured),
  });
  const follower = new UsageFollower({
    api,
    entityRef: 'component:default/shop',
    timers,
    visibility: {
      isVisible: () => isVisible,
      subscribe: callback => {
        callbacks.add(callback);
        return () => callbacks.delete(callback);
      },
    },
  });
  return {
    api,
    timers,
    follower,
    callbacks,
    show: (visible: boolean) => {
      isVisible = visible;
      for (const callback of callbacks) callback();
    },
  };
}

describe('UsageFollower', () => {
  it('sends no request until usage is shown, and then one for all components', async () => {
    const { api, timers, follower } = setup();
    await timers.advance(600_000);
    expect(api.usageAsked).toEqual([]);
    follower.want(['eu']);
    follower.want(['eu', 'us']);
    await timers.advance(0);
    expect(api.usageAsked).toEqual([['eu', 'us']]);
    expect([...follower.getSnapshot().clusters.keys()]).toEqual(['eu', 'us']);
  });

  it.each([
    [1, 30_000],
    [3, 36_000],
    [40, 300_000],
  ])('asks about %d clusters every %d ms', async (count, everyMs) => {
    const { api, timers, follower } = setup();
    follower.want(Array.from({ length: count }, (_, index) => `c${index}`));
    await timers.advance(0);
    await timers.advance(everyMs - 1);
    expect(api.usageAsked).toHaveLength(1);
    await timers.advance(1);
    expect(api.usageAsked).toHaveLength(2);
  });

  it.each([
    ['early', 1, 1],
    ['late by a clock that was set back', 3_600_000, 2],
  ])('does not go wrong by a timer that is %s', async (_, backMs, requests) => {
    const { api, timers, follower } = setup();
    follower.want(['eu']);
    await timers.advance(0);
    const { now } = timers;
    jest.spyOn(timers, 'now').mockImplementation(() => now() - backMs);
    await timers.advance(30_000);
    expect(api.usageAsked).toHaveLength(requests);
    await timers.advance(1);
    expect(api.usageAsked).toEqual([['eu'], ['eu']]);
  });

  it('reads a cluster at once when it comes into view, and skips fresh ones', async () => {
    const { api, timers, follower } = setup();
    follower.want(['eu']);
    await timers.advance(0);
    await timers.advance(10_000);
    const leave = follower.want(['eu', 'us']);
    await timers.advance(0);
    expect(api.usageAsked).toEqual([['eu'], ['us']]);
    leave();
    leave();
    await timers.advance(20_000);
    expect(api.usageAsked).toEqual([['eu'], ['us'], ['eu']]);
    expect([...follower.getSnapshot().clusters.keys()]).toEqual(['eu', 'us']);
  });

  it('asks about what comes into view during a request after its answer', async () => {
    const { api, timers, follower } = setup();
    let answer = () => {};
    api.usage = () =>
      new Promise(resolve => {
        answer = () => resolve({ clusters: [] });
      });
    follower.want(['eu']);
    await timers.advance(0);
    follower.want(['us']);
    await timers.advance(1_000);
    expect(api.usageAsked).toEqual([['eu']]);
    answer();
    await timers.advance(0);
    await timers.advance(0);
    expect(api.usageAsked).toEqual([['eu'], ['us']]);
  });

  it('does not watch the page for nothing', () => {
    const { follower, callbacks } = setup();
    const leave = follower.want([]);
    expect(callbacks.size).toBe(0);
    const leaveEu = follower.want(['eu']);
    leave();
    expect(callbacks.size).toBe(1);
    leaveEu();
    expect(callbacks.size).toBe(0);
  });

  it('stops with the last component, when the page is hidden, and while paused', async () => {
    const { api, timers, follower, callbacks, show } = setup();
    const leave = follower.want(['eu']);
    await timers.advance(0);
    show(false);
    await timers.advance(600_000);
    expect(api.usageAsked).toHaveLength(1);
    show(true);
    await timers.advance(0);
    expect(api.usageAsked).toHaveLength(2);
    follower.setPaused(true);
    await timers.advance(600_000);
    expect(api.usageAsked).toHaveLength(2);
    expect(follower.getSnapshot().clusters.size).toBe(1);
    follower.setPaused(false);
    await timers.advance(0);
    expect(api.usageAsked).toHaveLength(3);
    leave();
    await timers.advance(600_000);
    expect(api.usageAsked).toHaveLength(3);
    expect(callbacks.size).toBe(0);
  });

  it('keeps the data when a request fails, reports why, and tries again on schedule', async () => {
    const { api, timers, follower } = setup();
    const answer = api.usage;
    follower.want(['eu']);
    await timers.advance(0);
    api.usage = () => Promise.reject(new Error('offline'));
    await timers.advance(30_000);
    expect(follower.getSnapshot()).toMatchObject({
      error: { message: 'offline' },
    });
    expect(follower.getSnapshot().clusters.get('eu')).toEqual(measured('eu'));
    await timers.advance(29_999);
    expect(api.usageAsked).toHaveLength(2);
    api.usage = answer;
    await timers.advance(1);
    expect(follower.getSnapshot().error).toBeUndefined();
  });

  it('ignores an answer that arrives after the pause began', async () => {
    const { api, timers, follower } = setup();
    let answer = () => {};
    api.usage = () =>
      new Promise(resolve => {
        answer = () => resolve({ clusters: [measured('eu')] });
      });
    follower.want(['eu']);
    await timers.advance(0);
    follower.setPaused(true);
    answer();
    await timers.advance(0);
    expect(follower.getSnapshot().clusters.size).toBe(0);
  });
});
