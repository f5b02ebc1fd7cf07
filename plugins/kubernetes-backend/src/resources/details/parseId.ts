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
  const pieces = text.split('_');
  const spare = pieces.length - parts.length;
  const name = parts.indexOf('name');
  if (spare < 0 || (spare > 0 && name < 0)) return undefined;
  const values =
    name < 0
      ? pieces
      : [
          ...pieces.slice(0, name),
          pieces.slice(name, name + spare + 1).join('_'),
          ...pieces.slice(name + spare + 1),
        ];
  if (values[name] === '') return undefined;
  return Object.fromEntries(
    parts.map((part, at) => [part, values[at].replaceAll('__', ':')]),
  );
}
