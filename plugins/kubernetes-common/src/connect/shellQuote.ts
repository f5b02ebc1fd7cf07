import { INVISIBLE_CHARACTERS } from '../invisible';

/**
 * What no shell gives a meaning to; not even `=` in front, which zsh replaces by
 * the path of a program, or `%`, which stands for a job.
 */
const PLAIN = /^[A-Za-z0-9_@+:,./-][A-Za-z0-9_@%+=:,./-]*$/;

/**
 * Characters that a terminal obeys before the shell has read the quotes around
 * them, or that nobody sees. The line feed is harmless inside of quotes, and
 * there is no argument with NUL.
 */
const UNSEEN = new RegExp(`((?:(?!\\n)[${INVISIBLE_CHARACTERS}])+)`, 'u');

/**
 * Quotes one word for sh, bash, zsh and fish, so that any name is safe to paste.
 * Characters that nobody sees become `printf` with their numbers: what is copied
 * is what is read.
 *
 * @param word - Any text without NUL, which no program can be given
 * @public
 */
export function shellQuote(word: string): string {
  if (PLAIN.test(word)) return word;
  if (word === '') return "''";
  return word
    .split(UNSEEN)
    .filter(part => part !== '')
    .map(part => (UNSEEN.test(part) ? print(part) : quote(part)))
    .join('');
}

/**
 * In fish a backslash has a meaning inside of single quotes, so it stands outside
 * of them, as the quote itself; and so does `$`, which fish 3 looks for in single
 * quotes when they come after `"$(…)"`.
 */
function quote(text: string): string {
  return text
    .split(/(['\\$])/)
    .filter(part => part !== '')
    .map(part => (/^['\\$]$/.test(part) ? `\\${part}` : `'${part}'`))
    .join('');
}

/** The characters as octal numbers, so that only the shell makes characters of them. */
function print(text: string): string {
  const octets = [...new TextEncoder().encode(text)];
  const escapes = octets.map(
    octet => `\\${octet.toString(8).padStart(3, '0')}`,
  );
  return `"$(printf '${escapes.join('')}')"`;
}
