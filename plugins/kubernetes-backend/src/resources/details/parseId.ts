type IdField = 'namespace' | 'name' | 'group' | 'kind';

export type ParsedId = Readonly<Partial<Record<IdField, string>>>;

/** A Service in the namespace of the object, or in another; a host of the world has other dots. */
const HOST =
  /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\.svc(?:\.[a-z0-9.-]{1,200})?)?$/;

function parseHost(text: string): ParsedId | undefined {
  const [, name, namespace] = HOST.exec(text) ?? [];
  return name === undefined
    ? undefined
    : { name, ...(namespace !== undefined && { namespace }) };
}

/**
 * Reads what a text such as `shop_web_apps_Deployment` says. Only a name may have
 * underscores: two stand for a colon, as in names of roles.
 *
 * @param format - `namespace_name_group_kind`, or `host` for the host of a Service
 */
export function parseId(text: string, format: string): ParsedId | undefined {
  if (format === 'host') return parseHost(text);
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
