import { FactWriter } from './FactWriter';

/** `--log-level=debug`. One dash may be followed by the value at once, as of `mysql -pPASSWORD`. */
const OPTION = /^(--[A-Za-z][\w.-]{0,60})(?:=([^]*))?$/;

/** More options than any command line has that people read. */
const MAX_OPTIONS = 100;

/**
 * The options of a command line by name, with digests of their values, as any
 * of them may be a password. The whole is compared, too: scripts and the order
 * of arguments have no name.
 */
export function writeArguments(
  facts: FactWriter,
  container: string,
  field: 'command' | 'args',
  words: readonly string[],
): void {
  if (words.length === 0) return;
  const values = new Map<string, string[]>();
  let option: string | undefined;
  for (const word of words) {
    const match = OPTION.exec(word);
    if (match) {
      option = match[1];
      const known = values.get(option) ?? [];
      known.push(match[2] ?? '');
      values.set(option, known);
    } else if (option !== undefined) {
      // `--log-level debug`, or an argument that follows it.
      values.get(option)?.push(word);
    }
  }
  for (const [name, list] of [...values].slice(0, MAX_OPTIONS)) {
    facts.hide(field, container, name, list);
  }
  facts.hide(field, container, '', words);
}
