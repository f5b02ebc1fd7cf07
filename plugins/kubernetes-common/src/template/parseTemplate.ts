/** One `{{ name | filter:argument }}`. */
export interface Placeholder {
  /** The part before the first dot. */
  readonly name: string;
  /** The part after it, such as a label key. */
  readonly key?: string;
  readonly filters: readonly {
    readonly name: string;
    readonly argument: string;
  }[];
  /** As written, for messages. */
  readonly source: string;
}

/** Literal text or a placeholder. */
export type TemplatePart = string | Placeholder;

const PLACEHOLDER = /(\{\{[^{}]*\}\})/;
const OPENING = '{{';
const KEY_SEPARATOR = '.';

/**
 * Splits a template into text and placeholders.
 *
 * @throws Error that explains the mistake to the template's author
 */
export function parseTemplate(text: string): readonly TemplatePart[] {
  return text
    .split(PLACEHOLDER)
    .filter(part => part !== '')
    .map(part => {
      if (PLACEHOLDER.test(part)) return toPlaceholder(part);
      if (part.includes(OPENING)) {
        throw new Error(`the placeholder in '${part}' is not closed with }}`);
      }
      return part;
    });
}

function toPlaceholder(source: string): Placeholder {
  const [path, ...filters] = source
    .slice(OPENING.length, -OPENING.length)
    .split('|')
    .map(part => part.trim());
  const dot = path.indexOf(KEY_SEPARATOR);
  return {
    name: dot < 0 ? path : path.slice(0, dot),
    key: dot < 0 ? undefined : path.slice(dot + KEY_SEPARATOR.length),
    filters: filters.map(filter => {
      const [, name, argument = ''] = /^([^:]*)(?::(.*))?$/s.exec(filter) ?? [];
      return { name, argument };
    }),
    source,
  };
}

/** Whether a part is a placeholder. */
export function isPlaceholder(part: TemplatePart): part is Placeholder {
  return typeof part !== 'string';
}
