import { act, renderHook } from '@testing-library/react';
import { LogState } from '../../viewState';
import { ShownLine } from '../LogView';
import { useLogSearch } from './useLogSearch';

const LOG = {
  ...{ find: '', matchesCase: false, isRegex: false, onlyHits: false },
  ...{ tail: 100, isFollowed: true },
} as LogState;

const LINES = [
  'INFO up',
  'ERROR disk',
  'INFO disk',
  'ERROR disk',
  'INFO up',
].map((text, i) => ({ number: 10 + i, text } as ShownLine));

const start = (log: Partial<LogState>, lines = LINES) =>
  renderHook(props => useLogSearch(props.lines, { ...LOG, ...props.log }), {
    initialProps: { log, lines },
  });
const numbers = (lines: readonly ShownLine[]) =>
  lines.map(({ number }) => number);

it('has no hit at first, and goes through them in both directions', () => {
  const { result } = start({ find: 'disk' });
  expect(numbers(result.current.hits)).toEqual([11, 12, 13]);
  expect(result.current).toMatchObject({ position: -1 });
  expect(result.current.current).toBeUndefined();
  const visit = (step: 1 | -1) => {
    act(() => result.current.go(step));
    return result.current.current?.number;
  };
  // From the end, as a log is read.
  expect([visit(-1), visit(-1), visit(-1), visit(-1)]).toEqual([
    ...[13, 12, 11, 13],
  ]);
  expect([visit(1), visit(1)]).toEqual([11, 12]);
  expect(result.current.position).toBe(1);
});

it('begins with the first hit on the way forward', () => {
  const { result } = start({ find: 'disk' });
  act(() => result.current.go(1));
  expect(result.current.current?.number).toBe(11);
});

it('stays at its hit while lines come and go, and has none when that is gone', () => {
  const { result, rerender } = start({ find: 'disk' });
  act(() => result.current.go(-1));
  const newer = { number: 15, text: 'disk again' } as ShownLine;
  rerender({ log: { find: 'disk' }, lines: [...LINES.slice(2), newer] });
  expect(result.current).toMatchObject({ position: 1 });
  expect(result.current.current?.number).toBe(13);
  rerender({ log: { find: 'disk' }, lines: [newer] });
  expect(result.current.current).toBeUndefined();
});

it('shows all lines, those of a level, or only hits', () => {
  const shown = (log: Partial<LogState>) =>
    numbers(start(log).result.current.lines);
  expect(shown({})).toEqual([10, 11, 12, 13, 14]);
  expect(shown({ level: 'error' })).toEqual([11, 13]);
  expect(shown({ find: 'up' })).toEqual([10, 11, 12, 13, 14]);
  expect(shown({ find: 'up', onlyHits: true })).toEqual([10, 14]);
  expect(shown({ find: 'up', onlyHits: true, level: 'error' })).toEqual([]);
  expect(shown({ find: '', onlyHits: true })).toHaveLength(5);
});

it('goes nowhere without hits', () => {
  const { result } = start({ find: 'gone' });
  act(() => result.current.go(1));
  expect(result.current).toMatchObject({ hits: [], current: undefined });
});
