import { isPlaceholder, parseTemplate, Placeholder } from '../template';
import { applyFilters } from './filters';
import { LinkQueryValue, LinkTarget, LinkTemplate } from './types';
import { resolvePlaceholder } from './values';

/**
 * A link, or why there is none.
 *
 * @public
 */
export type RenderedLink =
  | { readonly type: 'link'; readonly url: string }
  | {
      /** Values that are not known here, by their placeholders. */
      readonly type: 'missing';
      readonly placeholders: readonly string[];
    }
  /** A value would change the link's destination. */
  | { readonly type: 'unsafe' };

/** The end of the host in a URL. */
const IN_HOST = /^https?:\/\/[^/?#]*$/;
const HOST_LABELS = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/;
/** Path segments that lead out of the path, in any encoding. */
const DOT_SEGMENTS = ['.', '..'];
const SCHEMES = ['http:', 'https:'];

/**
 * Fills in a link template. Whatever the values are, the link has the
 * template's host and path.
 *
 * @public
 */
export function renderLink(
  template: Pick<LinkTemplate, 'url' | 'query'>,
  target: LinkTarget,
): RenderedLink {
  const missing = new Set<string>();
  const fill = (placeholder: Placeholder): string => {
    const text = applyFilters(
      resolvePlaceholder(placeholder, target),
      placeholder.filters,
    );
    if (text === undefined) missing.add(placeholder.source);
    return text ?? '';
  };
  let isUnsafe = false;
  const url = fillText(template.url, (placeholder, before) => {
    const text = fill(placeholder);
    const isHost = IN_HOST.test(before);
    if (isHost ? !HOST_LABELS.test(text) : DOT_SEGMENTS.includes(text)) {
      isUnsafe = true;
    }
    return isHost ? text : encodeURIComponent(text);
  });
  const query = Object.entries(template.query ?? {}).map(([key, value]) => {
    const filled = fillValue(value, fill);
    const text = typeof filled === 'object' ? JSON.stringify(filled) : filled;
    return `${encodeURIComponent(key)}=${encodeURIComponent(text)}`;
  });
  if (missing.size > 0) return { type: 'missing', placeholders: [...missing] };
  const whole = withQuery(url, query.join('&'));
  if (isUnsafe || !URL.canParse(whole)) return { type: 'unsafe' };
  const { href, protocol } = new URL(whole);
  return SCHEMES.includes(protocol)
    ? { type: 'link', url: href }
    : { type: 'unsafe' };
}

function fillText(
  text: string,
  fill: (placeholder: Placeholder, before: string) => string,
): string {
  return parseTemplate(text).reduce<string>(
    (filled, part) =>
      filled + (isPlaceholder(part) ? fill(part, filled) : part),
    '',
  );
}

function fillValue(
  value: LinkQueryValue,
  fill: (placeholder: Placeholder) => string,
): LinkQueryValue {
  if (typeof value === 'string') return fillText(value, fill);
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(inner => fillValue(inner, fill));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, fillValue(inner, fill)]),
  );
}

function isList(value: object): value is readonly LinkQueryValue[] {
  return Array.isArray(value);
}

/** Adds parameters before the fragment. */
function withQuery(url: string, query: string): string {
  if (query === '') return url;
  const hash = url.indexOf('#');
  const [before, fragment] =
    hash < 0 ? [url, ''] : [url.slice(0, hash), url.slice(hash)];
  return `${before}${before.includes('?') ? '&' : '?'}${query}${fragment}`;
}
