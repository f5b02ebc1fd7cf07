/** What no shell gives a meaning to; not even `=` in front, which zsh replaces by the path of a program. */
const PLAIN = /^[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*$/;

/**
 * Control characters, which a terminal obeys before the shell has read the
 * quotes around them. The line feed is harmless inside of quotes, and there is
 * no argument with NUL.
 */
const OBEYED = /((?:(?!\n)\p{Cc})+)/u;

/**
 * Quotes one word for a POSIX shell, so that any name is safe to paste.
 *
 * @param word - Any text without NUL, which no program can be given
 * @public
 */
export function shellQuote(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!OBEYED.test(word)) return quote(word);
  return word
    .split(OBEYED)
    .filter(part => part !== '')
    .map(part => (OBEYED.test(part) ? print(part) : quote(part)))
    .join('');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The characters as octal numbers, so that only the shell makes characters of them. */
function print(text: string): string {
  const octets = [...new TextEncoder().encode(text)];
  const escapes = octets.map(
    octet => `\\${octet.toString(8).padStart(3, '0')}`,
  );
  return `"$(printf '${escapes.join('')}')"`;
}
