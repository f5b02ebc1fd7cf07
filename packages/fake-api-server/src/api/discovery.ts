import { formatApiVersion, Resource } from '../kube/resources';

interface GroupVersion {
  readonly version: string;
  readonly resources: readonly Resource[];
}

/** The versions of each group, in the order in which they are served. */
function versionsByGroup(
  resources: readonly Resource[],
): Map<string, GroupVersion[]> {
  const groups = new Map<string, GroupVersion[]>();
  for (const { group, version } of resources) {
    const versions = groups.get(group) ?? [];
    groups.set(group, versions);
    if (versions.some(known => known.version === version)) continue;
    versions.push({
      version,
      resources: resources.filter(
        r => r.group === group && r.version === version,
      ),
    });
  }
  return groups;
}

function apiGroup(name: string, versions: readonly GroupVersion[]) {
  const described = versions.map(({ version }) => ({
    groupVersion: `${name}/${version}`,
    version,
  }));
  return { name, versions: described, preferredVersion: described[0] };
}

/** `GET /api` */
export function coreVersions(serverAddress: string) {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress }],
  };
}

/** `GET /apis` */
export function groupList(resources: readonly Resource[]) {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [...versionsByGroup(resources)]
      .filter(([name]) => name !== '')
      .map(([name, versions]) => apiGroup(name, versions)),
  };
}

/** `GET /apis/GROUP`, undefined when the group is not served. */
function groupByName(resources: readonly Resource[], name: string) {
  const versions = versionsByGroup(resources).get(name);
  return versions && name !== ''
    ? { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(name, versions) }
    : undefined;
}

/** `GET /api/v1` and `GET /apis/GROUP/VERSION`, undefined when that is not served. */
function resourceList(
  resources: readonly Resource[],
  group: string,
  version: string,
) {
  const served = resources.filter(
    r => r.group === group && r.version === version,
  );
  if (served.length === 0) return undefined;
  return {
    kind: 'APIResourceList',
    ...(group === '' ? {} : { apiVersion: 'v1' }),
    groupVersion: formatApiVersion({ group, version }),
    resources: served.flatMap(r => [
      {
        name: r.plural,
        singularName: r.singular,
        namespaced: r.namespaced,
        kind: r.kind,
        verbs: r.verbs,
        ...(r.shortNames.length > 0 ? { shortNames: r.shortNames } : {}),
        ...(r.categories.length > 0 ? { categories: r.categories } : {}),
      },
      ...r.subresources.map(subresource => ({
        name: `${r.plural}/${subresource}`,
        singularName: '',
        namespaced: r.namespaced,
        kind: r.kind,
        verbs: subresource === 'log' ? ['get'] : ['get', 'patch', 'update'],
      })),
    ]),
  };
}

function describeResource(r: Resource) {
  const responseKind = { group: r.group, version: r.version, kind: r.kind };
  return {
    resource: r.plural,
    responseKind,
    scope: r.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: r.singular,
    verbs: r.verbs,
    ...(r.shortNames.length > 0 ? { shortNames: r.shortNames } : {}),
    ...(r.categories.length > 0 ? { categories: r.categories } : {}),
    ...(r.subresources.length > 0
      ? {
          subresources: r.subresources.map(subresource => ({
            subresource,
            responseKind,
            verbs: subresource === 'log' ? ['get'] : ['get', 'patch', 'update'],
          })),
        }
      : {}),
  };
}

/** Aggregated discovery: everything below `/api` (core only) or `/apis` (all other groups) in one document. */
export function aggregatedGroups(
  resources: readonly Resource[],
  which: 'core' | 'named',
  discoveryVersion: string,
  brokenApis: ReadonlySet<string> = new Set(),
) {
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: `apidiscovery.k8s.io/${discoveryVersion}`,
    metadata: {},
    items: [...versionsByGroup(resources)]
      .filter(([name]) => (name === '') === (which === 'core'))
      .map(([name, versions]) => ({
        metadata: { creationTimestamp: null, ...(name === '' ? {} : { name }) },
        versions: versions.map(({ version, resources: served }) => ({
          version,
          ...(brokenApis.has(name)
            ? { resources: [], freshness: 'Stale' }
            : {
                resources: served.map(describeResource),
                freshness: 'Current',
              }),
        })),
      })),
  };
}

/** Discovery below `/api/…` and `/apis/…`, undefined when it is not served. */
export function discoveryDocument(
  resources: readonly Resource[],
  root: string,
  rest: readonly string[],
) {
  if (root === 'api')
    return rest.length === 1 ? resourceList(resources, '', rest[0]) : undefined;
  if (root !== 'apis') return undefined;
  if (rest.length === 1) return groupByName(resources, rest[0]);
  return rest.length === 2
    ? resourceList(resources, rest[0], rest[1])
    : undefined;
}
