import { showInvisible } from '../invisible';

/** Longer texts are cut; what decides is at their beginning. */
const MAX_TEXT = 300;

/**
 * A text on one line, without anything that Markdown would act on.
 *
 * @public
 */
export function plainMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|~#]/g, '\\$&');
}

/**
 * Text of a log, an event or a field as code, in which nothing is formatted, a
 * link neither.
 *
 * @public
 */
export function quotedMarkdown(text: string): string {
  return `\`${oneLine(text).replaceAll('`', "'")}\``;
}

/**
 * A time to the minute, which is the same for readers everywhere; empty if it
 * is none.
 *
 * @public
 */
export function utcTime(time: Date): string {
  return Number.isNaN(time.getTime())
    ? ''
    : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * Markdown of {@link plainMarkdown} and {@link quotedMarkdown} for where nothing is
 * formatted. What is quoted stays between backticks.
 *
 * @public
 */
export function markdownToText(markdown: string): string {
  return markdown
    .replace(/^#+ /gm, '')
    .replace(/(`[^`\n]*`)|\\([\\`*_[\]<>|~#])/g, (_, code, escaped) =>
      code === undefined ? escaped : code,
    );
}

function oneLine(text: string): string {
  const start = text.slice(0, 2 * MAX_TEXT);
  return showInvisible(start.replace(/\s+/g, ' ')).slice(0, MAX_TEXT).trim();
}
