import fc from 'fast-check';
import { LogLine, LogReader, readLogLines } from './LogReader';

const texts = (lines: readonly LogLine[]) => lines.map(({ text }) => text);

describe('LogReader', () => {
  it('gives the same lines wherever the log is cut', () => {
    const log =
      '2026-03-01T12:00:00.5Z \u001b[31mone\n2026-03-01T12:00:01Z \n2026-03-01T12:00:02Z zwei 🎲\u001b[0m\nlast';
    const whole = readLogLines(log);
    expect(texts(whole)).toEqual(['one', '', 'zwei 🎲', 'last']);
    fc.assert(
      fc.property(
        fc.array(fc.nat(log.length), { maxLength: 8 }),
        unsortedCuts => {
          const reader = new LogReader();
          const cuts = [0, ...unsortedCuts.sort((a, b) => a - b), log.length];
          const lines = cuts.flatMap((cut, i) =>
            i === 0 ? [] : reader.read(log.slice(cuts[i - 1], cut)),
          );
          expect([...lines, ...reader.end()]).toEqual(whole);
        },
      ),
    );
  });

  it('removes timestamps from lines and makes them comparable', () => {
    expect(
      readLogLines(
        [
          '2026-03-01T12:00:00.000000001Z a',
          '2026-03-01T12:00:00.1Z b',
          '2026-03-01T14:00:00.123456789+02:00 c',
          '2026-03-01T12:00:01Z',
          '2026-99-99T12:00:00+02:00 d',
        ].join('\n'),
      ).map(({ time, text }) => [time, text]),
    ).toEqual([
      ['2026-03-01T12:00:00.000000001Z', 'a'],
      ['2026-03-01T12:00:00.100000000Z', 'b'],
      ['2026-03-01T12:00:00.123456789Z', 'c'],
      ['2026-03-01T12:00:01.000000000Z', ''],
      [undefined, 'd'],
    ]);
  });

  it('keeps empty lines of a log without times, and leaves out signs of life', () => {
    expect(texts(readLogLines('a\n\nb\n'))).toEqual(['a', '', 'b']);
    const reader = new LogReader();
    expect(reader.read('\n')).toEqual([]);
    const [line] = reader.read('2026-03-01T12:00:00Z a\n\n\n');
    expect(line).toMatchObject({ number: 1, text: 'a' });
    expect(reader.read('\n2026-03-01T12:00:00Z b\n')).toMatchObject([
      { number: 2, text: 'b' },
    ]);
  });

  it('continues colors over the end of a line and of a chunk', () => {
    const reader = new LogReader();
    reader.read('\u001b[31mone\n');
    expect(reader.read('two\n')).toMatchObject([
      { segments: [{ text: 'two', color: 'red' }] },
    ]);
  });

  it('cuts a line that does not end', () => {
    const reader = new LogReader();
    const lines = [
      ...reader.read('x'.repeat(40_000)),
      ...reader.read('y'.repeat(10)),
      ...reader.end(),
    ];
    expect(texts(lines).map(text => text.length)).toEqual([32_768, 7_232, 10]);
    expect(readLogLines(`${'z'.repeat(70_000)}\n`)).toHaveLength(3);
  });

  it('has nothing to say of an empty log', () => {
    expect(readLogLines('')).toEqual([]);
  });
});

it('keeps the times that the program itself writes', () => {
  const own =
    '2026-03-01T12:00:00Z INFO ready\n\n2026-03-01T12:00:01Z WARN slow\n';
  expect(
    readLogLines(own, { isTimed: false }).map(({ text, time }) => [text, time]),
  ).toEqual([
    ['2026-03-01T12:00:00Z INFO ready', undefined],
    ['', undefined],
    ['2026-03-01T12:00:01Z WARN slow', undefined],
  ]);
  const both = '2026-03-01T12:00:02.5Z 2026-03-01T12:00:00Z INFO ready\n';
  expect(readLogLines(both)).toMatchObject([
    {
      text: '2026-03-01T12:00:00Z INFO ready',
      time: '2026-03-01T12:00:02.500000000Z',
    },
  ]);
});
