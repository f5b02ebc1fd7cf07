import fc from 'fast-check';
import { LogMerger } from './LogMerger';
import { readLogLines } from './LogReader';

const at = (second: number) =>
  `2026-03-01T12:00:${String(second).padStart(2, '0')}Z`;

const aLog = (source: string, seconds: readonly number[], first = 0) =>
  readLogLines(
    seconds
      .map((second, i) => `${at(second)} ${source}${first + i}\n`)
      .join(''),
  );

const texts = (lines: readonly { readonly text: string }[]) =>
  lines.map(({ text }) => text).join(' ');

describe('LogMerger', () => {
  it('orders lines by their times, those of the same time as they came', () => {
    const merger = new LogMerger<string>(100);
    merger.add('a', aLog('a', [1, 3, 5]));
    merger.add('b', aLog('b', [2, 3, 3]));
    merger.add('c', []);
    const { lines } = merger.merge();
    expect(texts(lines)).toBe('a0 b0 a1 b1 b2 a2');
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(lines[1]).toMatchObject({ source: 'b', text: 'b0' });
  });

  it('inserts late lines in order and keeps the lines before them', () => {
    const merger = new LogMerger<string>(100);
    merger.add('a', aLog('a', [1, 2, 5]));
    const before = merger.merge();
    merger.add('b', aLog('b', [3]));
    const after = merger.merge();
    expect(texts(after.lines)).toBe('a0 a1 b0 a2');
    expect(after.lines.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(after.lines[1]).toBe(before.lines[1]);
    expect(merger.merge()).toBe(after);
  });

  it('keeps the newest lines, and counts the others', () => {
    const merger = new LogMerger<string>(3);
    merger.add('a', aLog('a', [1, 3, 5]));
    merger.merge();
    merger.add('b', aLog('b', [2, 4, 6]));
    const { lines, droppedLines } = merger.merge();
    expect(texts(lines)).toBe('b1 a2 b2');
    expect(droppedLines).toBe(3);
    expect(lines.map(({ number }) => number)).toEqual([4, 5, 6]);
  });

  it('leaves lines without a time with the line before them', () => {
    const merger = new LogMerger<string>(9);
    merger.add('a', readLogLines(`${at(1)} error\n  at x\n`));
    merger.add('b', aLog('b', [2]));
    expect(texts(merger.merge().lines)).toBe('error   at x b0');
  });

  it('never changes the order within a log, and loses nothing within the limit', () => {
    const batch = fc.record({
      source: fc.constantFrom('a', 'b', 'c'),
      seconds: fc.array(fc.nat(59), { maxLength: 8 }),
      isMerged: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(batch, { maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        (batches, limit) => {
          const merger = new LogMerger<string>(limit);
          const written = new Map<string, string[]>();
          for (const { source, seconds, isMerged } of batches) {
            const mine = written.get(source) ?? [];
            const lines = aLog(source, seconds, mine.length);
            written.set(source, [...mine, ...lines.map(({ text }) => text)]);
            merger.add(source, lines);
            if (isMerged) merger.merge();
          }
          const { lines, droppedLines } = merger.merge();
          const total = [...written.values()].flat().length;
          expect(lines).toHaveLength(Math.min(limit, total));
          expect(droppedLines).toBe(total - lines.length);
          for (const [source, all] of written) {
            const mine = lines.filter(line => line.source === source);
            const kept = mine.length === 0 ? [] : all.slice(-mine.length);
            expect(mine.map(({ text }) => text)).toEqual(kept);
          }
        },
      ),
    );
  });
});
