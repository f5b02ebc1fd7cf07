import fc from 'fast-check';
import { readLogLines } from './LogReader';
import { mergeLogs } from './mergeLogs';

const at = (second: number) =>
  `2026-03-01T12:00:${String(second).padStart(2, '0')}Z`;

function logOf(source: string, seconds: readonly number[]) {
  return {
    source,
    lines: readLogLines(
      seconds.map((second, i) => `${at(second)} ${source}${i}\n`).join(''),
    ),
  };
}

const texts = (lines: readonly { readonly text: string }[]) =>
  lines.map(({ text }) => text).join(' ');

describe('mergeLogs', () => {
  it('orders lines by their times, those of the same time by source', () => {
    const merged = mergeLogs(
      [logOf('a', [1, 3, 5]), logOf('b', [2, 3, 3]), logOf('c', [])],
      100,
    );
    expect(texts(merged)).toBe('a0 b0 a1 b1 b2 a2');
    expect(merged.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(merged[1]).toMatchObject({ source: 'b', text: 'b0' });
  });

  it('keeps the newest lines', () => {
    const logs = [logOf('a', [1, 3, 5]), logOf('b', [2, 4, 6])];
    expect(texts(mergeLogs(logs, 3))).toBe('b1 a2 b2');
  });

  it('leaves lines without a time with the line before them', () => {
    const a = { source: 'a', lines: readLogLines(`${at(1)} error\n  at x\n`) };
    expect(texts(mergeLogs([a, logOf('b', [2])], 9))).toBe('error   at x b0');
  });

  it('never changes the order within a log, and loses nothing within the limit', () => {
    const seconds = fc.array(fc.nat(59), { maxLength: 20 });
    fc.assert(
      fc.property(seconds, seconds, fc.nat(45), (a, b, limit) => {
        const logs = [logOf('a', a), logOf('b', b)];
        const merged = mergeLogs(logs, limit);
        expect(merged).toHaveLength(Math.min(limit, a.length + b.length));
        for (const { source, lines } of logs) {
          const mine = merged.filter(line => line.source === source);
          const kept = mine.length === 0 ? [] : lines.slice(-mine.length);
          expect(texts(mine)).toBe(texts(kept));
        }
      }),
    );
  });
});
