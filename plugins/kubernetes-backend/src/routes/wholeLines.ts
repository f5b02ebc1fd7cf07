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
  // Not looked through again with each piece: a line may come in thousands of them.
  let pending: string[] = [];
  let length = 0;
  const keep = (text: string) => {
    pending = text === '' ? [] : [text];
    length = text.length;
  };
  for await (const piece of pieces) {
    const text = decoder.write(Buffer.from(piece));
    const end = text.lastIndexOf('\n') + 1;
    const isTooLong =
      (end > 0 ? 0 : length) + text.length - end > maxLineCharacters;
    const cut = isTooLong ? text.length : end;
    if (cut > 0) {
      pending.push(text.slice(0, cut));
      yield pending.join('');
      keep(text.slice(cut));
    } else if (text !== '') {
      pending.push(text);
      length += text.length;
    }
  }
  const rest = pending.join('') + decoder.end();
  if (rest !== '') yield rest;
}
