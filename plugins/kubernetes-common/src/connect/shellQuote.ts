import { INVISIBLE_CHARACTERS } from '../invisible';

/**
 * Characters without a meaning in any shell. Excludes `=`, which zsh expands to
 * a program's path at the start of a word, and `%`, which denotes a job.
 */
const PLAIN = /^[A-Za-z0-9_@+:,./-][A-Za-z0-9_@%+=:,./-]*$/;

/**
 * Characters that the terminal interprets before the shell parses quotes, and
 * invisible ones. Line feeds are harmless inside quotes, and arguments can't
 * contain NUL.
 */
const UNSEEN = new RegExp(`((?:(?!\\n)[${INVISIBLE_CHARACTERS}])+)`, 'u');

/**
 * Quotes one word for sh, bash, zsh and fish, so that any name is safe to
 * paste. Invisible characters become `printf` escapes, so that users copy what
 * they see.
 *
 * @param word - Any text without NUL, which arguments can't contain
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
 * Fish interprets backslashes inside single quotes, so backslashes go outside
 * of them, like the quote itself. So does `$`, which fish 3 expands in single
 * quotes that follow `"$(…)"`.
 */
function quote(text: string): string {
  return text
    .split(/(['\\$])/)
    .filter(part => part !== '')
    .map(part => (/^['\\$]$/.test(part) ? `\\${part}` : `'${part}'`))
    .join('');
}

/** The characters as octal escapes, which only the shell turns into characters. */
function print(text: string): string {
  const octets = [...new TextEncoder().encode(text)];
  const escapes = octets.map(
    octet => `\\${octet.toString(8).padStart(3, '0')}`,
  );
  return `"$(printf '${escapes.join('')}')"`;
}
