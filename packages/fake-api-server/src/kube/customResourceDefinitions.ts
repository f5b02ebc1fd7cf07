import { KubernetesObject } from './object';
import { CustomResource, PrinterColumn } from './resources';

function describeVersion(resource: CustomResource, isStorage: boolean) {
  const { version, printerColumns } = resource;
  return {
    name: version,
    served: true,
    storage: isStorage,
    schema: {
      openAPIV3Schema: {
        type: 'object',
        'x-kubernetes-preserve-unknown-fields': true,
      },
    },
    subresources: { status: {} },
    ...(printerColumns && {
      additionalPrinterColumns: printerColumns.map(
        ({ name, type, jsonPath, ...rest }: PrinterColumn) => ({
          jsonPath,
          name,
          ...rest,
          type,
        }),
      ),
    }),
  };
}

/**
 * The CustomResourceDefinition of one API.
 *
 * @param versions - its versions, at least one; the first is the one that is stored
 */
function customResourceDefinition(
  versions: readonly CustomResource[],
): KubernetesObject {
  const [{ group, plural, kind, namespaced, singular, ...others }] = versions;
  const names = {
    plural,
    singular: singular ?? kind.toLowerCase(),
    kind,
    listKind: `${kind}List`,
    ...(others.shortNames && { shortNames: others.shortNames }),
    ...(others.categories && { categories: others.categories }),
  };
  return {
    metadata: { name: `${plural}.${group}`, generation: 1 },
    spec: {
      group,
      names,
      scope: namespaced ?? true ? 'Namespaced' : 'Cluster',
      versions: versions.map((each, index) =>
        describeVersion(each, index === 0),
      ),
      conversion: { strategy: 'None' },
    },
    status: {
      acceptedNames: names,
      storedVersions: [versions[0].version],
      conditions: [
        {
          type: 'NamesAccepted',
          status: 'True',
          reason: 'NoConflicts',
          message: 'no conflicts found',
        },
        {
          type: 'Established',
          status: 'True',
          reason: 'InitialNamesAccepted',
          message: 'the initial names have been accepted',
        },
      ],
    },
  };
}

/** The definitions of all APIs but the absent groups; versions of one API are in one of them. */
export function customResourceDefinitions(
  resources: readonly CustomResource[],
  absentApis: readonly string[],
): readonly KubernetesObject[] {
  const versions = new Map<string, CustomResource[]>();
  for (const resource of resources) {
    if (absentApis.includes(resource.group)) continue;
    const name = `${resource.plural}.${resource.group}`;
    versions.set(name, [...(versions.get(name) ?? []), resource]);
  }
  return [...versions.values()].map(customResourceDefinition);
}
