import { StringDecoder } from 'node:string_decoder';

/** A line that is longer is cut; the kubelet itself splits them at 16 KiB. */
const MAX_LINE_CHARACTERS = 65_536;

/**
 * Text that ends with a line feed each time, from pieces that are cut anywhere;
 * only the last one may end without. Of a log that breaks off, half a line is
 * left out: whoever reads on has it whole.
 */
export async function* wholeLines(
  pieces: AsyncIterable<Uint8Array>,
  maxLineCharacters = MAX_LINE_CHARACTERS,
): AsyncGenerator<string, void> {
  const decoder = new StringDecoder('utf8');
  let pending = '';
  for await (const piece of pieces) {
    pending += decoder.write(Buffer.from(piece));
    const end = pending.lastIndexOf('\n') + 1;
    const isTooLong = pending.length - end > maxLineCharacters;
    const cut = isTooLong ? pending.length : end;
    if (cut > 0) yield pending.slice(0, cut);
    pending = pending.slice(cut);
  }
  const rest = pending + decoder.end();
  if (rest !== '') yield rest;
}
