const IS_DIGEST = /^(?:sha\d+:)?[0-9a-f]{32,}$/i;

/** Enough digits to tell two of them apart. */
const SHOWN_LENGTH = 12;

/** The first digits of a checksum or a commit; any other text as it is. */
export function shortDigest(text: string): string {
  if (!IS_DIGEST.test(text)) return text;
  const begin = text.indexOf(':') + 1;
  return `${text.slice(0, begin + SHOWN_LENGTH)}…`;
}
