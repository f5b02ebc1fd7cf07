import { Readable } from 'node:stream';
import { ABANDONED } from '../util/timing';

/**
 * The whole body, or undefined when it is larger than `maxBytes`. Rejects when
 * the body breaks off.
 */
export function readBody(
  body: Readable,
  maxBytes: number,
): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    body.once('error', reject);
    body.once('end', () => resolve(concatChunks(chunks, size)));
    // A body that is destroyed without an error was abandoned by its reader.
    body.once('close', () => reject(body.errored ?? ABANDONED));
    body.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= maxBytes) return;
      resolve(undefined);
      // Which closes the connection.
      body.destroy();
    });
    if (body.destroyed) reject(body.errored ?? ABANDONED);
  });
}

/** Most bodies come in one piece, which need not be copied. */
function concatChunks(chunks: readonly Buffer[], size: number): Buffer {
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size);
}
