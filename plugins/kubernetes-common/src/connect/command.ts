import { shellQuote } from './shellQuote';

/** Joins words into a command that can be pasted into a POSIX shell. */
export function command(...words: readonly string[]): string {
  return words.map(shellQuote).join(' ');
}

/**
 * A command for kubectl that can be pasted into a POSIX shell.
 *
 * @param words - What follows after `kubectl`; each is quoted where it has to be
 *
 * @public
 */
export function kubectl(...words: readonly string[]): string {
  return command('kubectl', ...words);
}

/**
 * The same for OpenShift's `oc`, which takes what kubectl takes.
 *
 * @param words - What follows after `oc`; each is quoted where it has to be
 *
 * @public
 */
export function oc(...words: readonly string[]): string {
  return command('oc', ...words);
}

/** The name as an argument that cannot be taken for an option. */
export function argument(name: string): readonly string[] {
  return name.startsWith('-') ? ['--', name] : [name];
}

/** Runs each command only if those before it have worked. */
export function inTurn(...commands: readonly (string | undefined)[]): string {
  return commands.filter(each => each !== undefined).join(' && ');
}
