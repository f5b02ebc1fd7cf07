import { scrubSecrets } from './scrubText';
import { REDACTED } from './valueOf';

/** The next argument is what it names. */
const SECRET_FLAG =
  /^--?[\w-]{0,40}(?:passw(?:or)?d|passphrase|pwd|secret|token|api-?key|access-?key|private-?key|secret-?key|storepass|keypass|setcookie)$/i;

/** Stands for a space inside of an argument, and is in none. */
const SPACE = '\ue000';
/** Longer ones are scripts, of which each argument is looked at by itself. */
const MAX_LENGTH = 4_000;

/**
 * A list of arguments without the credentials that only what stands before them
 * makes known: `["redis-cli", "-a", "x"]`. Other lists stay as they are.
 *
 * @param command - what stands before the list in a container's specification
 */
export function scrubArguments(
  list: readonly unknown[],
  command: readonly unknown[] = [],
): readonly unknown[] {
  if (!list.every(isString) || !command.every(isString)) return list;
  if (!list.some(each => each.startsWith('-')) && command.length === 0) {
    return list;
  }
  const line = scrubLine([...command, ...list])?.slice(command.length);
  return list.map((each, i) => {
    const isNamed =
      i > 0 && SECRET_FLAG.test(list[i - 1]) && !each.startsWith('-');
    return isNamed ? REDACTED : line?.[i] ?? each;
  });
}

/** The words as one line has them, if it is still made of as many. */
function scrubLine(words: readonly string[]): readonly string[] | undefined {
  const line = words.map(each => each.replace(/\s/g, SPACE)).join(' ');
  if (line.length > MAX_LENGTH) return undefined;
  const scrubbed = scrubSecrets(line);
  if (scrubbed === line) return undefined;
  const parts = scrubbed.split(' ');
  return parts.length === words.length
    ? parts.map((part, i) =>
        part === words[i].replace(/\s/g, SPACE)
          ? words[i]
          : part.replaceAll(SPACE, ' '),
      )
    : undefined;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
