import { StringDecoder } from 'node:string_decoder';

/** Longer lines are cut; the kubelet itself splits them at 16 KiB. */
const MAX_LINE_CHARACTERS = 65_536;

/**
 * Regroups chunks so that each ends with a line feed; only the last one may not. The
 * incomplete last line of an interrupted log is dropped, because a resumed read returns it in
 * full.
 */
export async function* wholeLines(
  chunks: AsyncIterable<Uint8Array>,
  maxLineCharacters = MAX_LINE_CHARACTERS,
): AsyncGenerator<string, void> {
  const decoder = new StringDecoder('utf8');
  // The pending part is not rescanned: one line may arrive in thousands of chunks.
  let pending: string[] = [];
  let length = 0;
  const keep = (text: string) => {
    pending = text === '' ? [] : [text];
    length = text.length;
  };
  for await (const chunk of chunks) {
    const text = decoder.write(Buffer.from(chunk));
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
