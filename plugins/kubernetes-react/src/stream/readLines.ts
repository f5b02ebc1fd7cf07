import { StreamError } from './StreamError';

/** One cluster message of 5,000 pods is about 3 MB; four times that is not one of ours. */
const MAX_LINE_CHARACTERS = 12_000_000;

/**
 * Splits a stream of bytes into lines: characters and lines may be cut anywhere,
 * the last line needs no line feed, empty lines are skipped.
 *
 * @throws {@link StreamError} when a line does not end within the limit
 *
 * @internal
 */
export async function* readLines(
  stream: ReadableStream<Uint8Array>,
  options: { readonly maxLineCharacters?: number } = {},
): AsyncGenerator<string, void, void> {
  const limit = options.maxLineCharacters ?? MAX_LINE_CHARACTERS;
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  // Pieces are joined once per line: adding to one string per chunk would scan it again each time.
  let pieces: string[] = [];
  let pending = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = done
        ? decoder.decode()
        : decoder.decode(value, { stream: true });
      const parts = text.split('\n');
      for (const [index, part] of parts.entries()) {
        pieces.push(part);
        pending += part.length;
        if (pending > limit) {
          throw new StreamError(
            `The live stream sent a line of more than ${limit} characters, which the Kubernetes backend never does. Check what responds at the backend's address.`,
          );
        }
        const isComplete = index < parts.length - 1 || done;
        if (isComplete) {
          const line = pieces.join('').trim();
          pieces = [];
          pending = 0;
          if (line !== '') yield line;
        }
      }
      if (done) return;
    }
  } finally {
    // Ends the request when the caller stops reading; a broken stream has nothing left to cancel.
    await reader.cancel().catch(() => undefined);
  }
}
