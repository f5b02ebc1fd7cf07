import { AnsiStyle, parseAnsiLine, plainText, stripAnsi } from './parseAnsi';

const ESC = '\u001b';

function parseAnsi(log: string) {
  let style: AnsiStyle = {};
  return log.split('\n').map(line => {
    const parsed = parseAnsiLine(line, style);
    style = parsed.style;
    return parsed.segments;
  });
}

describe('parseAnsiLine', () => {
  it('leaves text as it is', () => {
    expect(parseAnsi('')).toEqual([[]]);
    expect(parseAnsi('a b')).toEqual([[{ text: 'a b' }]]);
    expect(parseAnsi('a\r\nb').map(plainText)).toEqual(['a', 'b']);
  });

  it('gives the bare text of a whole log', () => {
    expect(stripAnsi(`${ESC}[31mERR${ESC}[0m a\n\nb\n`)).toBe('ERR a\n\nb\n');
  });

  it.each([
    ['[0m', ''],
    ['[m', ''],
    ['[39m', ''],
  ])('ends a color with %s', code => {
    expect(parseAnsi(`${ESC}[31mERR${ESC}${code} rest`)).toEqual([
      [
        { text: 'ERR', color: 'red' },
        expect.objectContaining({ text: ' rest' }),
      ],
    ]);
    const [line] = parseAnsi(`${ESC}[31mERR${ESC}${code} rest`);
    expect(line[1].color).toBeUndefined();
  });

  it('understands combined and bright codes', () => {
    expect(parseAnsi(`${ESC}[1;31mA${ESC}[0m${ESC}[93mB`)).toEqual([
      [
        { text: 'A', color: 'red', isBold: true },
        { text: 'B', color: 'yellow' },
      ],
    ]);
    expect(parseAnsi(`${ESC}[1;32mA${ESC}[22mB`)).toEqual([
      [
        { text: 'A', color: 'green', isBold: true },
        { text: 'B', color: 'green' },
      ],
    ]);
  });

  it('skips extended colours without reading their numbers as codes', () => {
    expect(
      parseAnsi(`${ESC}[38;5;31mA${ESC}[48;2;31;1;31mB${ESC}[38;5;1;1mC`),
    ).toEqual([[{ text: 'A' }, { text: 'B' }, { text: 'C', isBold: true }]]);
  });

  it('continues colors over the end of a line', () => {
    expect(parseAnsi(`${ESC}[31mA\nB${ESC}[0m\nC`)).toEqual([
      [{ text: 'A', color: 'red' }],
      [{ text: 'B', color: 'red' }],
      [{ text: 'C' }],
    ]);
  });

  it('removes all other escape sequences', () => {
    const nasty = [
      `${ESC}[2J`,
      `${ESC}[10;10H`,
      `${ESC}]0;title\u0007`,
      `${ESC}]8;;https://evil.example${ESC}\\`,
      `${ESC}(B`,
      `${ESC}c`,
      '\u0000\u0008\u007f',
      `${ESC}[?25l`,
    ].join('');
    expect(parseAnsi(`a${nasty}b\tc`).map(plainText)).toEqual(['ab\tc']);
    expect(parseAnsi(`a${ESC}`).map(plainText)).toEqual(['a']);
  });

  it('keeps the last state of a line that overwrites itself', () => {
    expect(parseAnsi('10%\r50%\r100%\ndone').map(plainText)).toEqual([
      '100%',
      'done',
    ]);
  });

  it('leaves HTML as text', () => {
    expect(parseAnsi('<script>x</script>').map(plainText)).toEqual([
      '<script>x</script>',
    ]);
  });
});
