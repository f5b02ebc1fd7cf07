import { Readable } from 'node:stream';

/**
 * The whole body, or undefined when it is larger than `maxBytes`. Rejects when
 * the body breaks off.
 */
export async function readBody(
  body: Readable,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) {
      // Leaving the loop destroys the body, which closes the connection.
      return undefined;
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}
