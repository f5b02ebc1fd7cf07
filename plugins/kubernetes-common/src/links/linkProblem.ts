import { isPlaceholder, parseTemplate, Placeholder } from '../template';
import { isKnownFilter, isTimeFilter, LINK_FILTERS } from './filters';
import { LinkQueryValue } from './types';
import {
  isKnownPlaceholder,
  LinkPurpose,
  listLinkPlaceholders,
  mayChooseHost,
} from './values';

const SCHEME = /^https?:\/\//;
/** Where the host ends. */
const HOST = /^https?:\/\/[^/?#]*/;
const TIMES = ['from', 'to'];

/**
 * Explains to the operator what is wrong with the URL of a link template;
 * undefined when it is valid.
 */
export function linkUrlProblem(
  url: string,
  purpose: LinkPurpose = 'tool',
): string | undefined {
  return catchProblem(() => {
    const parts = parseTemplate(url);
    if (!SCHEME.test(url)) return 'it must begin with https:// or http://';
    if (/^https?:\/\/[^/?#]*@/.test(url)) {
      return 'it contains a user name or password, which all users could see';
    }
    const [host = ''] = HOST.exec(url) ?? [];
    const chooser = parseTemplate(host)
      .filter(isPlaceholder)
      .find(part => !mayChooseHost(part));
    return (
      unknownIn(parts.filter(isPlaceholder), purpose) ??
      (chooser &&
        `${chooser.source} may not choose the host that a link leads to; only cluster, region and parameters.KEY may`)
    );
  });
}

/** Like {@link linkUrlProblem}, for text that is not the URL itself. */
export function linkTextProblem(
  text: string,
  purpose: LinkPurpose = 'tool',
): string | undefined {
  return catchProblem(() =>
    unknownIn(parseTemplate(text).filter(isPlaceholder), purpose),
  );
}

/** All texts of a query's value, with the path to each. */
export function collectTexts(
  value: LinkQueryValue,
  path: readonly PropertyKey[] = [],
): readonly { readonly text: string; readonly path: readonly PropertyKey[] }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    collectTexts(inner, [...path, key]),
  );
}

function unknownIn(
  placeholders: readonly Placeholder[],
  purpose: LinkPurpose,
): string | undefined {
  for (const placeholder of placeholders) {
    const { source, name, filters } = placeholder;
    if (!isKnownPlaceholder(placeholder, purpose)) {
      return `there is no placeholder ${source}; there are: ${listLinkPlaceholders(
        purpose,
      )}`;
    }
    const unknown = filters.find(filter => !isKnownFilter(filter));
    if (unknown) {
      return `there is no filter '${unknown.name}' as in ${source}; there are: ${LINK_FILTERS}`;
    }
    if (filters.some(isTimeFilter) && !TIMES.includes(name)) {
      return `${source} is not a time; only from and to are`;
    }
  }
  return undefined;
}

function catchProblem(check: () => string | undefined): string | undefined {
  try {
    return check();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
