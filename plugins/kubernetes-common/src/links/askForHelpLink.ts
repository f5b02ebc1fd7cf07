import { renderLink } from './renderLink';
import { AskForHelpTemplate, LinkIncident, LinkTarget } from './types';

/** Web servers take 8 kB of a request's head; a proxy may add to it. */
const MAX_URL = 7_000;

const SHORTENED = '\n\n(Shortened: the link has the rest.)';

/**
 * A link that asks for help with an incident; undefined where a value that it needs
 * is unknown, or where it would be too long. The summary is shortened until the URL
 * has at most 7,000 characters.
 *
 * @public
 */
export function askForHelpLink(
  template: Pick<AskForHelpTemplate, 'url' | 'query'>,
  target: LinkTarget & { readonly incident: LinkIncident },
): string | undefined {
  const { incident } = target;
  const urlWith = (length: number) => {
    const summary = shorten(incident.summary, length);
    const link = renderLink(template, {
      ...target,
      incident: { ...incident, summary },
    });
    return link.type === 'link' ? link.url : undefined;
  };
  const isShort = (length: number) => (urlWith(length)?.length ?? 0) <= MAX_URL;
  const { length } = incident.summary;
  if (isShort(length)) return urlWith(length);
  if (!isShort(0)) return undefined;
  let [fits, breaks] = [0, length];
  while (breaks - fits > 1) {
    const middle = Math.floor((fits + breaks) / 2);
    if (isShort(middle)) fits = middle;
    else breaks = middle;
  }
  return urlWith(fits);
}

/** Ends with a whole line where there is one. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, length);
  const end = start.lastIndexOf('\n');
  return `${end > 0 ? start.slice(0, end) : start}${SHORTENED}`.trim();
}
