import { merge } from './merge';

const OPEN = new AbortController().signal;
const settle = () => new Promise(setImmediate);

async function* of<T>(...values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

/** Counts how often it is asked, and never answers. */
function silent() {
  const source = {
    asked: 0,
    returned: 0,
    [Symbol.asyncIterator]: () => ({
      next: () => {
        source.asked += 1;
        return new Promise<never>(() => undefined);
      },
      return: async () => {
        source.returned += 1;
        return { done: true as const, value: undefined };
      },
    }),
  };
  return source;
}

async function toArray<T>(values: AsyncGenerator<T>): Promise<T[]> {
  const result: T[] = [];
  for await (const value of values) result.push(value);
  return result;
}

describe('merge', () => {
  it('yields all values of all sources, each source in its order', async () => {
    const sources = [of(1, 2, 3), of<number>(), of(10, 20)];
    const merged = await toArray(merge<number>(sources, OPEN));
    expect(merged.filter(value => value < 10)).toEqual([1, 2, 3]);
    expect(merged.filter(value => value >= 10)).toEqual([10, 20]);
    expect(merged).toHaveLength(5);
  });

  it('does not let a busy source keep a quiet one waiting', async () => {
    async function* busy(): AsyncGenerator<string> {
      for (;;) yield 'busy';
    }
    const first: string[] = [];
    for await (const value of merge<string>([busy(), of('quiet')], OPEN)) {
      first.push(value);
      if (first.length === 4) break;
    }
    expect(first).toContain('quiet');
  });

  it('asks a source for nothing before its last value is taken', async () => {
    let made = 0;
    async function* source() {
      for (;;) yield (made += 1);
    }
    const merged = merge([source()], OPEN);
    await merged.next();
    await settle();
    expect(made).toBe(1);
    await merged.return(undefined);
  });

  it('asks forty silent sources once, however much another one says', async () => {
    const quiet = Array.from({ length: 40 }, silent);
    const seen: number[] = [];
    const leaving = new AbortController();
    const numbers = Array.from({ length: 1_000 }, (_, index) => index);
    for await (const value of merge<number>(
      [...quiet, of(...numbers)],
      leaving.signal,
    )) {
      seen.push(value);
      if (seen.length === numbers.length) leaving.abort();
    }
    expect(seen).toEqual(numbers);
    expect(quiet.map(({ asked }) => asked)).toEqual(quiet.map(() => 1));
  });

  it('ends with the signal, and waits for no source that ignores it', async () => {
    const leaving = new AbortController();
    const source = silent();
    const over = toArray(merge([source], leaving.signal));
    await settle();
    leaving.abort();
    expect(await over).toEqual([]);
    expect(source.returned).toBe(1);
    expect(await toArray(merge([silent()], leaving.signal))).toEqual([]);
  });

  it('throws the first failure after what came before it, and ends the other sources', async () => {
    const other = silent();
    async function* failing() {
      yield 1;
      throw new Error('broken');
    }
    const seen: number[] = [];
    const run = async () => {
      for await (const value of merge<number>([failing(), other], OPEN)) {
        seen.push(value);
      }
    };
    await expect(run()).rejects.toThrow('broken');
    expect(seen).toEqual([1]);
    expect(other.returned).toBe(1);
  });
});
