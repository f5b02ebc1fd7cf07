import { shellQuote } from './shellQuote';

/** Joins words into a command that can be pasted into a POSIX shell. */
export function command(...words: readonly string[]): string {
  return words.map(shellQuote).join(' ');
}

/**
 * A command for kubectl that can be pasted into a POSIX shell.
 *
 * @param words - What follows after `kubectl`; each is quoted if needed
 *
 * @public
 */
export function kubectl(...words: readonly string[]): string {
  return command('kubectl', ...words);
}

/**
 * The same for OpenShift's `oc`, which takes the same arguments.
 *
 * @param words - What follows after `oc`; each is quoted if needed
 *
 * @public
 */
export function oc(...words: readonly string[]): string {
  return command('oc', ...words);
}

/** The name as an argument that can't be mistaken for an option. */
export function argument(name: string): readonly string[] {
  return name.startsWith('-') ? ['--', name] : [name];
}

/** Runs each command only if the previous ones succeeded. */
export function inTurn(...commands: readonly (string | undefined)[]): string {
  return commands.filter(each => each !== undefined).join(' && ');
}
