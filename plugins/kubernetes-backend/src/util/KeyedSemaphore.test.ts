import { KeyedSemaphore } from './KeyedSemaphore';

const { signal } = new AbortController();

it('limits the tasks of each key, and holds up no other key', async () => {
  const semaphore = new KeyedSemaphore(1);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const run = (key: string, name: string) =>
    semaphore.run(key, signal, () => {
      begun.push(name);
      return new Promise<string>(resolve => ends.push(() => resolve(name)));
    });
  const first = run('a', 'a1');
  const second = run('a', 'a2');
  const other = run('b', 'b1');
  await Promise.resolve();
  expect(begun).toEqual(['a1', 'b1']);
  ends[0]();
  expect(await first).toBe('a1');
  await Promise.resolve();
  expect(begun).toEqual(['a1', 'b1', 'a2']);
  ends[1]();
  ends[2]();
  expect(await Promise.all([second, other])).toEqual(['a2', 'b1']);
});

it('goes on after a task that failed', async () => {
  const semaphore = new KeyedSemaphore(1);
  await expect(
    semaphore.run('a', signal, () => Promise.reject(new Error('broken'))),
  ).rejects.toThrow('broken');
  expect(await semaphore.run('a', signal, async () => 1)).toBe(1);
});
