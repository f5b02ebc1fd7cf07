import { append } from '../../util/append';
import { isFields } from '../../scrub';

/** An API that a cluster serves, with its versions, the preferred one first. */
export interface ServedApi {
  readonly group: string;
  readonly plural: string;
  readonly versions: readonly string[];
}

/** The wanted plurals of each wanted group. */
export type WantedApis = ReadonlyMap<string, ReadonlySet<string>>;

/** A group, and its versions with the preferred one first. */
export interface ServedGroup {
  readonly group: string;
  readonly versions: readonly string[];
}

/** It becomes a part of a path. */
const VERSION = /^v\d{1,4}(?:(?:alpha|beta)\d{1,4})?$/;

/** No group has more; what a cluster says is not trusted. */
const MAX_VERSIONS = 20;

/** The wanted APIs of one group of an `APIGroupDiscoveryList`. */
export function readDiscoveredGroup(
  item: unknown,
  wanted: WantedApis,
): readonly ServedApi[] {
  if (!isFields(item) || !isFields(item.metadata)) return [];
  const { name: group } = item.metadata;
  if (typeof group !== 'string') return [];
  const plurals = wanted.get(group);
  if (!plurals) return [];
  const versions = new Map<string, string[]>();
  for (const each of toFields(item.versions).slice(0, MAX_VERSIONS)) {
    const version = readVersion(each.version);
    if (version === undefined) continue;
    for (const plural of listable(each.resources, 'resource', plurals)) {
      append(versions, plural, version);
    }
  }
  return [...versions].map(([plural, served]) => ({
    group,
    plural,
    versions: served,
  }));
}

/** The wanted groups of an `APIGroupList`, which older API servers send. */
export function readGroups(
  body: unknown,
  wanted: WantedApis,
): readonly ServedGroup[] {
  const groups = isFields(body) ? toFields(body.groups) : [];
  return groups.flatMap(({ name, versions, preferredVersion }) => {
    if (typeof name !== 'string' || !wanted.has(name)) return [];
    const preferred = isFields(preferredVersion)
      ? readVersion(preferredVersion.version)
      : undefined;
    const all = toFields(versions)
      .slice(0, MAX_VERSIONS)
      .flatMap(({ version }) => readVersion(version) ?? []);
    const ordered = preferred === undefined ? all : [preferred, ...all];
    return [{ group: name, versions: [...new Set(ordered)] }];
  });
}

/** The wanted plurals of an `APIResourceList`. */
export function readPlurals(
  body: unknown,
  wanted: ReadonlySet<string>,
): readonly string[] {
  return isFields(body) ? listable(body.resources, 'name', wanted) : [];
}

/** Subresources have a name with a slash, so they are never wanted. */
function listable(
  resources: unknown,
  key: 'name' | 'resource',
  wanted: ReadonlySet<string>,
): readonly string[] {
  const found = new Set<string>();
  for (const resource of toFields(resources)) {
    const { [key]: plural, verbs } = resource;
    const isListable = Array.isArray(verbs) && verbs.includes('list');
    if (typeof plural === 'string' && wanted.has(plural) && isListable) {
      found.add(plural);
    }
  }
  return [...found];
}

function readVersion(value: unknown): string | undefined {
  return typeof value === 'string' && VERSION.test(value) ? value : undefined;
}

function toFields(
  value: unknown,
): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
