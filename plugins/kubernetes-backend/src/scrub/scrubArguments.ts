import { scrubSecrets } from './scrubText';
import { REDACTED } from './credentialValue';

/** An option whose value is the next argument. */
const SECRET_FLAG =
  /^--?[\w-]{0,40}(?:passw(?:or)?d|passphrase|pwd|secret|token|api-?key|access-?key|private-?key|secret-?key|storepass|keypass|setcookie)$/i;

/** Options of curl, but also of containers: `-u 1000:1000`. */
const USER_FLAG = /^(?:-u|--(?:proxy-)?user)$/;
const USER_AND_PASSWORD = /^(?![\d:]+$)[^\s:/]{1,100}:\S+$/;

/** Stands for a space inside an argument; occurs in none. */
const SPACE = '\ue000';
/** Longer arguments are scripts and are scrubbed separately. */
const MAX_LENGTH = 4_000;

/**
 * Scrubs a list of arguments of credentials that only the preceding
 * arguments reveal: `["redis-cli", "-a", "x"]`. Other lists stay as they are.
 *
 * @param command - the container's command before these arguments
 */
export function scrubArguments<T>(
  list: readonly T[],
  command: readonly unknown[] = [],
): readonly (T | string)[] {
  const words: readonly unknown[] = list;
  return words.every(isString) && command.every(isString)
    ? scrubWords(words, command)
    : list;
}

function scrubWords(
  list: readonly string[],
  command: readonly string[],
): readonly string[] {
  if (!list.some(each => each.startsWith('-')) && command.length === 0) {
    return list;
  }
  const line = scrubLine([...command, ...list])?.slice(command.length);
  return list.map((each, i) => {
    const flag = list[i - 1] ?? '';
    const isNamed =
      (SECRET_FLAG.test(flag) && !each.startsWith('-')) ||
      (USER_FLAG.test(flag) && USER_AND_PASSWORD.test(each));
    return isNamed ? REDACTED : line?.[i] ?? each;
  });
}

/** The words of the scrubbed line, if their number is unchanged. */
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
