import { Semaphore } from './Semaphore';

const NEVER = new AbortController().signal;

function setup(limit: number | (() => number) = 1) {
  const limiter = new Semaphore(limit);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const run = (name: string, queue?: string, signal = NEVER) => {
    const task = () => {
      begun.push(name);
      return new Promise<void>(resolve => ends.push(resolve));
    };
    const done = limiter.run(signal, task, queue);
    done.catch(() => undefined);
    return done;
  };
  return {
    limiter,
    begun,
    run,
    /** Ends the task that began first, and lets the next one begin. */
    async endOne() {
      await new Promise(process.nextTick);
      ends.shift()?.();
      await new Promise(process.nextTick);
    },
  };
}

describe('Semaphore', () => {
  it('runs no more than the limit at a time, and the others in turn', async () => {
    const { begun, run, endOne, limiter } = setup(2);
    for (const name of ['a', 'b', 'c', 'd']) run(name);
    await endOne();
    expect(begun).toEqual(['a', 'b', 'c']);
    await endOne();
    await endOne();
    await endOne();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    expect(limiter.idle).toBe(true);
  });

  it('lets the queues take turns: a thousand tasks of one hold up one task of another for one task', async () => {
    const { begun, run, endOne } = setup();
    run('first', 'ada');
    for (let index = 0; index < 1_000; index += 1) run(`a${index}`, 'ada');
    run('b0', 'bob');
    run('b1', 'bob');
    run('c0', 'cleo');
    for (let ended = 0; ended < 6; ended += 1) await endOne();
    expect(begun).toEqual(['first', 'a0', 'b0', 'c0', 'a1', 'b1', 'a2']);
  });

  it('forgets a task whose signal aborts while it waits', async () => {
    const { begun, run, endOne, limiter } = setup();
    run('a');
    const leaving = new AbortController();
    const left = run('b', 'bob', leaving.signal);
    run('c', 'cleo');
    expect(limiter.waiting('bob')).toBe(1);
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    expect(limiter.waiting('bob')).toBe(0);
    await endOne();
    await endOne();
    expect(begun).toEqual(['a', 'c']);
    expect(limiter.idle).toBe(true);
  });

  it('starts no task whose signal has aborted', async () => {
    const { begun, run } = setup();
    await expect(
      run('a', '', AbortSignal.abort(new Error('left'))),
    ).rejects.toThrow('left');
    expect(begun).toEqual([]);
  });

  it('gives its place on when a task fails', async () => {
    const limiter = new Semaphore(1);
    const failing = limiter.run(NEVER, () => Promise.reject(new Error('x')));
    await expect(failing).rejects.toThrow('x');
    expect(await limiter.run(NEVER, async () => 'next')).toBe('next');
  });

  it('grows with its limit', async () => {
    let limit = 1;
    const { begun, run } = setup(() => limit);
    run('a');
    run('b');
    limit = 3;
    run('c');
    await new Promise(process.nextTick);
    expect(begun).toEqual(['a', 'c']);
  });
});
