import { wholeLines } from './wholeLines';

async function regroup(
  pieces: readonly (string | Uint8Array)[],
  maxLineCharacters?: number,
): Promise<readonly string[]> {
  async function* given() {
    for (const piece of pieces) yield Buffer.from(piece);
  }
  const texts: string[] = [];
  for await (const text of wholeLines(given(), maxLineCharacters)) {
    texts.push(text);
  }
  return texts;
}

describe('wholeLines', () => {
  it('holds half a line until the rest of it comes', async () => {
    expect(await regroup(['one\ntw', 'o\nthree\n'])).toEqual([
      'one\n',
      'two\nthree\n',
    ]);
  });

  it('gives the last line without its line feed', async () => {
    expect(await regroup(['one\n', 'two'])).toEqual(['one\n', 'two']);
    expect(await regroup([])).toEqual([]);
  });

  it('does not cut a character in two', async () => {
    const bytes = Buffer.from('grün\n');
    expect(await regroup([bytes.subarray(0, 3), bytes.subarray(3)])).toEqual([
      'grün\n',
    ]);
  });

  it('cuts a line that has no end', async () => {
    expect(await regroup(['aaa', 'aa', 'a\n'], 4)).toEqual(['aaaaa', 'a\n']);
  });
});
