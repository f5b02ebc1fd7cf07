import {
  ABANDONED,
  abortable,
  DeadlineError,
  linkedAbortController,
  systemClock,
  withDeadline,
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

  it('aborts with a DeadlineError that names the time', () => {
    const { signal } = withDeadline(new AbortController().signal, 50);
    jest.advanceTimersByTime(49);
    expect(signal.aborted).toBe(false);
    jest.advanceTimersByTime(2);
    expect(signal.reason).toBeInstanceOf(DeadlineError);
    expect(signal.reason.message).toBe('No response within 50 ms');
  });

  it('does not abort work that is done', () => {
    const { signal, dispose } = withDeadline(new AbortController().signal, 50);
    dispose();
    jest.advanceTimersByTime(100);
    expect(signal.aborted).toBe(false);
  });

  it('does not abort when the work is done in the turn of the deadline', () => {
    const { signal, dispose } = withDeadline(new AbortController().signal, 50);
    setTimeout(dispose, 50);
    jest.advanceTimersByTime(100);
    expect(signal.aborted).toBe(false);
  });

  it.each(['before', 'after'])(
    'aborts with the reason of a parent that aborts %s it begins',
    when => {
      const parent = new AbortController();
      if (when === 'before') parent.abort('left');
      const { signal } = withDeadline(parent.signal, 50);
      if (when === 'after') parent.abort('left');
      expect(signal.reason).toBe('left');
    },
  );

  it('ignores a parent that aborts after the work is done', () => {
    const parent = new AbortController();
    const { signal, dispose } = withDeadline(parent.signal, 50);
    dispose();
    parent.abort();
    expect(signal.aborted).toBe(false);
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

  it('is not aborted by its parent after it is disposed', () => {
    const parent = new AbortController();
    const { signal, dispose } = linkedAbortController(parent.signal);
    dispose();
    parent.abort();
    expect(signal.aborted).toBe(false);
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
