import {
  markedParameters,
  MAX_MARKED,
  parseMarkedState,
  toggleMarked,
} from './markedPods';

const read = (marked: string) =>
  parseMarkedState(new URLSearchParams({ marked })).marked;

const mark = (keys: readonly string[]) =>
  keys.reduce<readonly string[]>(
    (marked, key) => toggleMarked(marked, key) ?? marked,
    [],
  );

describe('marked pods', () => {
  it('name their place once in the URL', () => {
    const marked = mark(['us/games/web-2', 'eu/games/web-1', 'eu/games/web-0']);
    expect(markedParameters({ marked, onlyMarked: true })).toEqual({
      marked: 'eu/games/web-0,web-1,us/games/web-2',
      only: 'marked',
    });
  });

  it('are unmarked when they are toggled again', () => {
    const marked = mark(['eu/games/web-0', 'eu/games/web-1']);
    expect(toggleMarked(marked, 'eu/games/web-0')).toEqual(['eu/games/web-1']);
  });

  it('keep what can be read of a damaged list, and each pod once', () => {
    expect(
      read('web-9,eu/games/web-0,,a/b,web-1,web-0,eu/games/web-1,us/shop/cart'),
    ).toEqual(['eu/games/web-0', 'eu/games/web-1', 'us/shop/cart']);
  });

  it('are limited in number', () => {
    const all = Array.from({ length: MAX_MARKED }, (_, i) => `eu/g/web-${i}`);
    const marked = mark(all);
    expect(marked).toHaveLength(MAX_MARKED);
    expect(toggleMarked(marked, 'eu/g/one-more')).toBeUndefined();
    expect(
      read(`eu/g/a,${Array.from({ length: 900 }, (_, i) => i).join()}`),
    ).toHaveLength(MAX_MARKED);
  });

  it('are limited by the length of the URL', () => {
    const long = (i: number) => `eu/games/${'x'.repeat(240)}-${i}`;
    const marked = mark(Array.from({ length: 40 }, (_, i) => long(i)));
    expect(marked.length).toBeLessThan(20);
    const { marked: text = '' } = markedParameters({
      marked,
      onlyMarked: false,
    });
    expect(read(text)).toEqual(marked);
  });

  it('are read from a long link in bounded time', () => {
    expect(read(`eu/games/a${',b'.repeat(1_000_000)}`)).toEqual([
      'eu/games/a',
      'eu/games/b',
    ]);
  });
});
