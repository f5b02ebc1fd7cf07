import { getEventListeners } from 'node:events';
import {
  ABANDONED,
  abortable,
  callWithDeadline,
  DeadlineError,
  linkedAbortController,
  systemClock,
  withDeadline,
  withDeadlines,
} from './timing';

const never = new Promise<never>(() => {});

describe('systemClock', () => {
  it('sleeps no longer than its signal lasts', async () => {
    const controller = new AbortController();
    const slept = systemClock.sleep(60_000, controller.signal);
    controller.abort();
    await expect(slept).resolves.toBeUndefined();
    await expect(
      systemClock.sleep(60_000, controller.signal),
    ).resolves.toBeUndefined();
  });
});

describe('withDeadline', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** Work that lasts until `end` is called, and the signal that it was given. */
  function begin(parent: AbortSignal) {
    let end = () => {};
    let given: AbortSignal | undefined;
    const result = withDeadline(parent, 50, signal => {
      given = signal;
      return new Promise<string>(resolve => {
        end = () => resolve('done');
      });
    });
    if (!given) throw new Error('the work did not begin');
    return { signal: given, end: () => end(), result };
  }

  it('aborts with a DeadlineError that names the time', () => {
    const { signal } = begin(new AbortController().signal);
    jest.advanceTimersByTime(49);
    expect(signal.aborted).toBe(false);
    jest.advanceTimersByTime(2);
    expect(signal.reason).toBeInstanceOf(DeadlineError);
    expect(signal.reason.message).toBe('No response within 50 ms');
  });

  it('leaves nothing behind when the work is done', async () => {
    const parent = new AbortController();
    const { signal, end, result } = begin(parent.signal);
    expect(getEventListeners(parent.signal, 'abort')).toHaveLength(1);
    end();
    await expect(result).resolves.toBe('done');
    expect(getEventListeners(parent.signal, 'abort')).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
    expect(signal.aborted).toBe(false);
  });

  it('leaves nothing behind when the work fails, and rejects as it does', async () => {
    const { signal } = new AbortController();
    const error = new Error('broken');
    await expect(
      withDeadline(signal, 50, () => Promise.reject(error)),
    ).rejects.toBe(error);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does not abort when the work is done in the turn of the deadline', async () => {
    const { signal, end } = begin(new AbortController().signal);
    setTimeout(end, 50);
    await jest.advanceTimersByTimeAsync(100);
    expect(signal.aborted).toBe(false);
  });

  it.each(['before', 'after'])(
    'aborts with the reason of a parent that aborts %s it begins',
    when => {
      const parent = new AbortController();
      if (when === 'before') parent.abort('left');
      const { signal } = begin(parent.signal);
      if (when === 'after') parent.abort('left');
      expect(signal.reason).toBe('left');
    },
  );

  it('ignores a parent that aborts after the work is done', async () => {
    const parent = new AbortController();
    const { signal, end, result } = begin(parent.signal);
    end();
    await result;
    parent.abort();
    expect(signal.aborted).toBe(false);
  });
});

describe('callWithDeadline', () => {
  it('gives up a call that does not obey its signal, and one that its parent gives up', async () => {
    const { signal } = new AbortController();
    await expect(callWithDeadline(signal, 5, () => never)).rejects.toThrow(
      DeadlineError,
    );
    await expect(
      callWithDeadline(AbortSignal.abort('left'), 60_000, () => never),
    ).rejects.toBe('left');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('settles as the call does, also where it throws at once', async () => {
    const { signal } = new AbortController();
    await expect(callWithDeadline(signal, 60_000, () => 1)).resolves.toBe(1);
    const error = new Error('broken');
    const fails = () => {
      throw error;
    };
    await expect(callWithDeadline(signal, 60_000, fails)).rejects.toBe(error);
  });
});

describe('withDeadlines', () => {
  async function read(signal: AbortSignal, ms: number, hangsAfter: number) {
    async function* source() {
      for (let item = 0; item < 3; item += 1) {
        if (item === hangsAfter) await never;
        yield item;
      }
    }
    const items: number[] = [];
    for await (const item of withDeadlines(source(), ms, signal)) {
      items.push(item);
    }
    return items;
  }

  it('tells all items, and gives up one that does not come', async () => {
    const { signal } = new AbortController();
    expect(await read(signal, 1_000, 9)).toEqual([0, 1, 2]);
    await expect(read(signal, 10, 1)).rejects.toBeInstanceOf(DeadlineError);
  });

  it('ends at once with its signal', async () => {
    const controller = new AbortController();
    const reading = read(controller.signal, 60_000, 1);
    await new Promise(setImmediate);
    controller.abort(new Error('over'));
    await expect(reading).rejects.toThrow('over');
  });
});

describe('linkedAbortController', () => {
  it('aborts as abandoned unless it has another reason', () => {
    const one = linkedAbortController(new AbortController().signal);
    one.abort();
    expect(one.signal.reason).toBe(ABANDONED);
    expect(ABANDONED.name).toBe('AbortError');
    const two = linkedAbortController(new AbortController().signal);
    two.abort('shut down');
    expect(two.signal.reason).toBe('shut down');
  });

  it('aborts with its parent, and never its parent', () => {
    const parent = new AbortController();
    const [one, two] = [
      linkedAbortController(parent.signal),
      linkedAbortController(parent.signal),
    ];
    one.abort();
    expect([parent.signal.aborted, two.signal.aborted]).toEqual([false, false]);
    parent.abort('left');
    expect(two.signal.reason).toBe('left');
    expect(linkedAbortController(parent.signal).signal.reason).toBe('left');
  });

  it('lets go of its parent when it aborts', () => {
    const { signal } = new AbortController();
    const work = linkedAbortController(signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    work.abort();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('abortable', () => {
  it('settles as the promise does while its signal lasts', async () => {
    const { signal } = new AbortController();
    await expect(abortable(Promise.resolve(1), signal)).resolves.toBe(1);
    const error = new Error('broken');
    await expect(abortable(Promise.reject(error), signal)).rejects.toBe(error);
  });

  it.each(['before', 'after'])(
    'rejects with the reason of a signal that aborts %s the call',
    async when => {
      const controller = new AbortController();
      if (when === 'before') controller.abort('left');
      const result = abortable(never, controller.signal);
      if (when === 'after') controller.abort('left');
      await expect(result).rejects.toBe('left');
    },
  );

  it('leaves no listener on its signal', async () => {
    const { signal } = new AbortController();
    const [add, remove] = [
      jest.spyOn(signal, 'addEventListener'),
      jest.spyOn(signal, 'removeEventListener'),
    ];
    await abortable(Promise.resolve(), signal);
    await new Promise(setImmediate);
    expect(
      remove.mock.calls.map(([type, listener]) => [type, listener]),
    ).toEqual(add.mock.calls.map(([type, listener]) => [type, listener]));
  });
});
