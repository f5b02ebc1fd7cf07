import { Readable } from 'node:stream';
import { lastLines } from './crashLogAction';

const log = (...chunks: (string | Buffer)[]) =>
  Readable.from(chunks.map(chunk => Buffer.from(chunk)));

describe('the last lines of a log', () => {
  it('are the newest ones, without empty ones, colors and what is unseen', async () => {
    expect(
      await lastLines(log('one\n\n', 'two\nth', '\u001b[31mree\u202e\n'), 2),
    ).toEqual(['two', 'three⟨U+202E⟩']);
  });

  it('are the newest ones of a log that is read only in part', async () => {
    const early = Array.from({ length: 20 }, () => `${'x'.repeat(32_000)}\n`);
    expect(await lastLines(log(...early, 'the end\n'), 1)).toEqual(['the end']);
  });

  it('keep characters that two chunks share', async () => {
    const bytes = Buffer.from('grün\n');
    expect(
      await lastLines(log(bytes.subarray(0, 3), bytes.subarray(3)), 5),
    ).toEqual(['grün']);
  });

  it('are cut where a line is long, and are few enough to read', async () => {
    const lines = await lastLines(
      log(`${'x'.repeat(2_000)}\n`.repeat(100)),
      100,
    );
    expect(lines[0]).toHaveLength(500);
    expect(lines.join('\n').length).toBeLessThanOrEqual(12_000);
    expect(lines).toHaveLength(23);
  });
});
