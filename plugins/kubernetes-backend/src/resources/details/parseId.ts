type Part = 'namespace' | 'name' | 'group' | 'kind';

export type ParsedId = Readonly<Partial<Record<Part, string>>>;

/**
 * Reads what a text such as `shop_web_apps_Deployment` says. Only a name may have
 * underscores: two stand for a colon, as in names of roles.
 *
 * @param format - `namespace_name_group_kind`
 */
export function parseId(text: string, format: string): ParsedId | undefined {
  const parts = format.split('_');
  const source = parts
    .map(part => (part === 'name' ? '(.+)' : '([^_]*)'))
    .join('_');
  const found = new RegExp(`^${source}$`).exec(text);
  if (!found) return undefined;
  const [, ...values] = found;
  return Object.fromEntries(
    parts.map((part, at) => [part, values[at].replaceAll('__', ':')]),
  );
}
