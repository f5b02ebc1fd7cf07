import { isPlaceholder, parseTemplate, Placeholder } from '../template';
import { shellQuote } from './shellQuote';

/** The values of a command's placeholders. */
const NAMES = ['cluster', 'context', 'namespace', 'region'] as const;
const PARAMETERS = 'parameters';

/** Values by placeholder, such as `cluster` or `parameters.tenant`. */
export type CommandValues = Readonly<Record<string, string | undefined>>;

/**
 * Explains to the operator what is wrong with a command template; undefined
 * when it is valid.
 */
export function commandTemplateProblem(template: string): string | undefined {
  if (/[\n\r]/.test(template)) return 'write the command on one line';
  try {
    const parts = parseTemplate(template);
    const unknown = parts.filter(isPlaceholder).find(part => !isKnown(part));
    if (unknown) {
      return `there is no placeholder ${unknown.source}; there are: ${[
        ...NAMES,
        `${PARAMETERS}.KEY`,
      ].join(', ')}`;
    }
    let before = '';
    for (const part of parts) {
      if (!isPlaceholder(part)) before += part;
      else if (isInQuotes(before)) {
        return `take the quotes around ${part.source} away: values are quoted when they are filled in`;
      }
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Fills in the values, each quoted for a POSIX shell. Undefined when a value is
 * missing or could be mistaken for an option.
 */
export function fillCommand(
  template: string,
  values: CommandValues,
): string | undefined {
  if (commandTemplateProblem(template) !== undefined) return undefined;
  let filled = '';
  for (const part of parseTemplate(template)) {
    if (!isPlaceholder(part)) {
      filled += part;
      continue;
    }
    const value = values[placeholderPath(part)];
    const isWordStart = filled === '' || /\s$/.test(filled);
    if (value === undefined || (isWordStart && value.startsWith('-'))) {
      return undefined;
    }
    filled += shellQuote(value);
  }
  return filled.trim();
}

function isKnown(part: Placeholder): boolean {
  if (part.filters.length > 0) return false;
  return part.name === PARAMETERS
    ? Boolean(part.key)
    : part.key === undefined && NAMES.some(name => name === part.name);
}

function placeholderPath({ name, key }: Placeholder): string {
  return key === undefined ? name : `${name}.${key}`;
}

/** Whether a shell would still be inside quotes after this text. */
function isInQuotes(text: string): boolean {
  let open = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '\\' && open !== "'") index++;
    else if (character === open) open = '';
    else if (open === '' && (character === "'" || character === '"')) {
      open = character;
    }
  }
  return open !== '';
}
