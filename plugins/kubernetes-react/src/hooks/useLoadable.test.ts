import { act, renderHook } from '@testing-library/react';
import { useLoadable } from './useLoadable';

interface Props {
  readonly name?: string;
  readonly by?: (key: string, signal: AbortSignal) => Promise<string>;
}

/** Answers that a test gives when it wants to. */
function startLoading() {
  const asked: {
    readonly key: string;
    readonly signal: AbortSignal;
    readonly answer: (value: string) => Promise<void>;
    readonly refuse: (reason: unknown) => Promise<void>;
  }[] = [];
  const load = (key: string, signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      asked.push({
        key,
        signal,
        answer: value => act(async () => resolve(value)),
        refuse: reason => act(async () => reject(reason)),
      });
    });
  const rendered = renderHook(
    ({ name, by = load }: Props) => useLoadable(name, by),
    { initialProps: { name: 'a' } as Props },
  );
  return { asked, ...rendered };
}

it('loads once for each key, and aborts what is left behind', async () => {
  const { asked, rerender, result, unmount } = startLoading();
  expect(result.current.phase).toBe('loading');
  rerender({ name: 'a' });
  expect(asked).toHaveLength(1);
  rerender({ name: 'b' });
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  await asked[0].answer('of a');
  expect(result.current.phase).toBe('loading');
  await asked[1].answer('of b');
  expect(result.current).toMatchObject({ phase: 'loaded', value: 'of b' });
  unmount();
  expect(asked[1].signal.aborted).toBe(true);
});

it('loads again, and shows nothing old meanwhile', async () => {
  const { asked, result } = startLoading();
  await asked[0].answer('first');
  act(() => result.current.reload());
  expect(result.current.phase).toBe('loading');
  expect(asked).toHaveLength(2);
  await asked[1].answer('second');
  expect(result.current).toMatchObject({ phase: 'loaded', value: 'second' });
});

it.each([
  [new Error('no'), 'no'],
  ['plain', 'plain'],
])('tells why it failed: %p', async (reason, message) => {
  const { asked, result } = startLoading();
  await asked[0].refuse(reason);
  expect(result.current).toMatchObject({ phase: 'failed', error: { message } });
});

it('does not tell of a failure that was left behind', async () => {
  const { asked, rerender, result } = startLoading();
  rerender({ name: 'b' });
  await asked[0].refuse(new Error('aborted'));
  expect(result.current.phase).toBe('loading');
});

it('does nothing without a key', () => {
  const { asked, rerender, result } = startLoading();
  rerender({});
  expect(result.current.phase).toBe('idle');
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true]);
});

it('loads by the newest way', async () => {
  const { asked, rerender, result } = startLoading();
  await act(async () => rerender({ name: 'a', by: async () => 'elsewhere' }));
  expect(asked[0].signal.aborted).toBe(true);
  expect(result.current).toMatchObject({ phase: 'loaded', value: 'elsewhere' });
});
