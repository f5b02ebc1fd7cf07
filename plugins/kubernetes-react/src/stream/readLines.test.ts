import { readLines } from './readLines';

function aStream(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function collectLines(
  chunks: readonly Uint8Array[],
  maxLineCharacters?: number,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of readLines(aStream(chunks), { maxLineCharacters })) {
    lines.push(line);
  }
  return lines;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readLines', () => {
  const text = '{"name":"würfel-🎲"}\n\n{"b":2}\r\n{"c":3}';
  const expected = ['{"name":"würfel-🎲"}', '{"b":2}', '{"c":3}'];

  it('returns the same lines for any chunking', async () => {
    const all = bytes(text);
    for (let cut = 0; cut <= all.length; cut++) {
      const chunks = [all.slice(0, cut), all.slice(cut)];
      expect(await collectLines(chunks)).toEqual(expected);
    }
    const single = Array.from(all, byte => Uint8Array.of(byte));
    expect(await collectLines(single)).toEqual(expected);
  });

  it('returns nothing for an empty stream', async () => {
    expect(await collectLines([])).toEqual([]);
    expect(await collectLines([bytes('\n\n')])).toEqual([]);
  });

  it('rejects an endless line', async () => {
    await expect(
      collectLines([bytes('12345'), bytes('67890')], 8),
    ).rejects.toThrow(/more than 8 characters/);
  });

  it('cancels the stream when the reader stops', async () => {
    const cancelled = jest.fn();
    const stream = new ReadableStream<Uint8Array>({
      pull: controller => controller.enqueue(bytes('line\n')),
      cancel: cancelled,
    });
    for await (const line of readLines(stream)) {
      expect(line).toBe('line');
      break;
    }
    expect(cancelled).toHaveBeenCalled();
  });
});
