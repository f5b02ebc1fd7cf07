import { ManualTimers } from '../testing/ManualTimers';
import { sleep, systemTimers } from './timers';

const isSettled = async (promise: Promise<void>) => {
  const pending = Symbol('pending');
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
};

describe('sleep', () => {
  it('lasts as long as it should, and leaves no listener behind', async () => {
    const timers = new ManualTimers();
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, 'addEventListener');
    const removed = jest.spyOn(signal, 'removeEventListener');
    const asleep = sleep(timers, 100, signal);
    await timers.advance(99);
    expect(await isSettled(asleep)).toBe(false);
    await timers.advance(1);
    await asleep;
    expect(removed).toHaveBeenCalledWith('abort', added.mock.calls[0][1]);
  });

  it('ends with its signal, and leaves no timer behind', async () => {
    const timers = new ManualTimers();
    const leaving = new AbortController();
    const asleep = sleep(timers, 100, leaving.signal);
    leaving.abort();
    await asleep;
    expect(timers.nextDelayMs()).toBeUndefined();
  });

  it('does not begin once the signal has aborted', async () => {
    const timers = new ManualTimers();
    await sleep(timers, 100, AbortSignal.abort());
    expect(timers.nextDelayMs()).toBeUndefined();
  });
});

describe('systemTimers', () => {
  it('calls back once, unless it is cancelled', async () => {
    const [called, cancelled] = [jest.fn(), jest.fn()];
    systemTimers.after(1, called);
    systemTimers.after(1, cancelled)();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(called).toHaveBeenCalledTimes(1);
    expect(cancelled).not.toHaveBeenCalled();
  });
});
