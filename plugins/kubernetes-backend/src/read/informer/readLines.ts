import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** etcd limits objects to about 1.5 MiB, so a far longer line is no event. */
const MAX_LINE_CHARACTERS = 8 * 1024 * 1024;

/** The lines of a stream as they arrive, without empty ones. Rejects when the stream breaks. */
export async function* readLines(
  stream: Readable,
  maxCharacters = MAX_LINE_CHARACTERS,
): AsyncGenerator<string, void> {
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const parts = decoder.write(Buffer.from(chunk)).split('\n');
    for (const [index, part] of parts.entries()) {
      pieces.push(part);
      length += part.length;
      if (length > maxCharacters) {
        throw new Error(`A line is longer than ${maxCharacters} characters`);
      }
      if (index === parts.length - 1) continue;
      const line = pieces.join('');
      pieces = [];
      length = 0;
      if (line.trim() !== '') yield line;
    }
  }
}
