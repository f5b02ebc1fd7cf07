import { ManualTimers } from '../testing/ManualTimers';
import { ExternalStore } from './ExternalStore';

const INTERVAL_MS = 100;

function aStore() {
  const timers = new ManualTimers(Date.parse('2026-03-01T12:00:00.000Z'));
  const onStart = jest.fn();
  const onStop = jest.fn();
  const store = new ExternalStore({
    initial: 0,
    timers,
    intervalMs: INTERVAL_MS,
    onStart,
    onStop,
  });
  const onChange = jest.fn();
  return { timers, onStart, onStop, store, onChange };
}

describe('ExternalStore', () => {
  it('starts with the first subscriber and stops with the last one, once each', () => {
    const { store, onStart, onStop } = aStore();
    const leaves = [store.subscribe(() => {}), store.subscribe(() => {})];
    expect(onStart).toHaveBeenCalledTimes(1);
    leaves[0]();
    leaves[0]();
    expect(onStop).not.toHaveBeenCalled();
    leaves[1]();
    leaves[1]();
    expect(onStop).toHaveBeenCalledTimes(1);
    expect(store.isObserved).toBe(false);
  });

  it('counts a callback that subscribes twice as two subscribers', () => {
    const { store, onChange, onStart, onStop } = aStore();
    const leaves = [store.subscribe(onChange), store.subscribe(onChange)];
    expect(onStart).toHaveBeenCalledTimes(1);
    leaves[0]();
    expect(onStop).not.toHaveBeenCalled();
    store.publish(1);
    expect(onChange).toHaveBeenCalledTimes(1);
    leaves[1]();
    expect(onStop).toHaveBeenCalledTimes(1);
  });

  it('publishes the first change at once, and all others of the interval together', async () => {
    const { store, timers, onChange } = aStore();
    store.subscribe(onChange);
    for (const value of [1, 2, 3]) store.publishSoon(() => value);
    expect(store.getSnapshot()).toBe(1);
    await timers.advance(INTERVAL_MS);
    expect(store.getSnapshot()).toBe(3);
    expect(onChange).toHaveBeenCalledTimes(2);
    await timers.advance(INTERVAL_MS);
    store.publishSoon(() => 4);
    expect(store.getSnapshot()).toBe(4);
  });

  it('flushes or discards what is pending', async () => {
    const { store, timers } = aStore();
    for (const value of [1, 2]) store.publishSoon(() => value);
    store.flush();
    expect(store.getSnapshot()).toBe(2);
    store.publishSoon(() => 3);
    store.discard();
    await timers.advance(INTERVAL_MS);
    expect(store.getSnapshot()).toBe(2);
  });

  it('waits no longer than the interval when the clock was set back', async () => {
    const { store, timers } = aStore();
    store.publishSoon(() => 1);
    const now = jest.spyOn(timers, 'now');
    now.mockReturnValue(timers.now() - 3_600_000);
    store.publishSoon(() => 2);
    now.mockRestore();
    await timers.advance(INTERVAL_MS);
    expect(store.getSnapshot()).toBe(2);
  });
});
