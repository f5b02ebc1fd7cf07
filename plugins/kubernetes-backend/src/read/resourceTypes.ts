import {
  CustomResourceApi,
  KeepAnnotation,
  ModelKind,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterDetails,
  CustomResourceMatcher,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { apiPath } from '../transport';
import type { DescribeItem } from './informer/list';
import { didYouMean } from '../util/closest';
import { GATEWAY_PLURALS } from './gatewayApi';

/** A type that is read for a service, and where an API server serves it. */
export interface ResourceType {
  readonly kind: ModelKind;
  /** The plural in URLs, which is also its name in `kubernetes.objectTypes`. */
  readonly plural: string;
  /** Empty for the core group. */
  readonly group: string;
  /** Newest first; where one is not served, the next is tried. */
  readonly versions: readonly string[];
  /** Which annotations are kept; hardly any when absent. */
  readonly keepAnnotation?: KeepAnnotation;
  /** What its definition calls one object of a custom resource: `Rollout`. */
  readonly objectKind?: string;
  /** What its definition says that its objects own: `workloads`, PLURAL.GROUP. Unknown when absent. */
  readonly owns?: readonly string[];
  /** Its definition wants the columns that `kubectl get` shows. */
  readonly isPrinted?: boolean;
  /** The definition of a custom resource's API. */
  readonly describe?: DescribeItem;
  /** Nobody has named it: where it may not be read, it is as if it were not served. */
  readonly isDiscovered?: boolean;
}

/** Finds what the definition of an API says about its objects. */
export interface ResourceDescriber {
  /** The definition of an API. */
  find(api: {
    readonly group: string;
    readonly plural: string;
  }): Pick<ResourceDefinition, 'kind' | 'owns'> | undefined;
  /** Whether a definition wants the columns that `kubectl get` shows. */
  usesPrinter(api: {
    readonly group: string;
    readonly plural: string;
  }): boolean;
  describe(
    api: { readonly group: string; readonly plural: string },
    ...item: Parameters<DescribeItem>
  ): ReturnType<DescribeItem>;
}

/** Pods first, since viewers wait for them. */
const BUILT_IN_TYPES: readonly ResourceType[] = [
  { kind: 'Pod', plural: 'pods', group: '', versions: ['v1'] },
  {
    kind: 'ReplicaSet',
    plural: 'replicasets',
    group: 'apps',
    versions: ['v1'],
  },
  {
    kind: 'Deployment',
    plural: 'deployments',
    group: 'apps',
    versions: ['v1'],
  },
  {
    kind: 'StatefulSet',
    plural: 'statefulsets',
    group: 'apps',
    versions: ['v1'],
  },
  { kind: 'DaemonSet', plural: 'daemonsets', group: 'apps', versions: ['v1'] },
  {
    kind: 'ControllerRevision',
    plural: 'controllerrevisions',
    group: 'apps',
    versions: ['v1'],
  },
  { kind: 'Job', plural: 'jobs', group: 'batch', versions: ['v1'] },
  {
    kind: 'CronJob',
    plural: 'cronjobs',
    group: 'batch',
    // v1 came with Kubernetes 1.21.
    versions: ['v1', 'v1beta1'],
  },
  {
    kind: 'HorizontalPodAutoscaler',
    plural: 'horizontalpodautoscalers',
    group: 'autoscaling',
    // v2 came with Kubernetes 1.23; v2beta2 has its shape, v1 has no conditions.
    versions: ['v2', 'v2beta2', 'v1'],
  },
  {
    kind: 'PersistentVolumeClaim',
    plural: 'persistentvolumeclaims',
    group: '',
    versions: ['v1'],
  },
  { kind: 'Service', plural: 'services', group: '', versions: ['v1'] },
  {
    kind: 'Ingress',
    plural: 'ingresses',
    group: 'networking.k8s.io',
    versions: ['v1', 'v1beta1'],
  },
  {
    kind: 'EndpointSlice',
    plural: 'endpointslices',
    group: 'discovery.k8s.io',
    // v1 came with Kubernetes 1.21.
    versions: ['v1', 'v1beta1'],
  },
  {
    kind: 'NetworkPolicy',
    plural: 'networkpolicies',
    group: 'networking.k8s.io',
    versions: ['v1'],
  },
  {
    kind: 'IngressClass',
    plural: 'ingressclasses',
    group: 'networking.k8s.io',
    versions: ['v1', 'v1beta1'],
  },
];

/** They only show how requests get to a service, so leaving them out needs no word. */
const EXPLAINING: ReadonlySet<ModelKind> = new Set([
  'EndpointSlice',
  'NetworkPolicy',
  'IngressClass',
] as const);

/**
 * The types to read under a configuration. Pods are always among them.
 *
 * @param objectTypes - `kubernetes.objectTypes`; unknown names are ignored
 * @param versionOverrides - `kubernetes.apiVersionOverrides`, by plural
 * @param keepPodAnnotation - which annotations of pods are kept; hardly any when absent
 */
export function configuredTypes(
  objectTypes: readonly string[] | undefined,
  versionOverrides: Readonly<Record<string, string>> = {},
  keepPodAnnotation?: KeepAnnotation,
): readonly ResourceType[] {
  const asked = objectTypes?.map(type => type.toLowerCase());
  return BUILT_IN_TYPES.filter(
    ({ plural }) => plural === 'pods' || !asked || asked.includes(plural),
  ).map(listed => {
    const version = versionOverrides[listed.plural];
    return {
      ...listed,
      ...(version && { versions: [version] }),
      ...(listed.kind === 'Pod' && { keepAnnotation: keepPodAnnotation }),
    };
  });
}

/** Types of `kubernetes.objectTypes` that this plugin never reads. */
const NEVER_READ: Readonly<Record<string, string>> = {
  configmaps: 'their content is never read',
  secrets: 'their content is never read',
  limitranges: 'events say when one matters',
  resourcequotas: 'events say when one matters',
  persistentvolumes: 'their claims are read',
  customresources: 'list those under kubernetes.customResources',
};

/** Notes on what `kubernetes.objectTypes` leaves out, one sentence each. */
export function objectTypeNotes(
  objectTypes: readonly string[] | undefined,
): readonly string[] {
  if (!objectTypes) return [];
  const known = BUILT_IN_TYPES.map(({ plural }) => plural);
  const explaining = BUILT_IN_TYPES.filter(({ kind }) => EXPLAINING.has(kind))
    .map(({ plural }): string => plural)
    .concat(GATEWAY_PLURALS);
  const asked = new Set(objectTypes.map(type => type.toLowerCase()));
  const unknown = objectTypes.flatMap(type => {
    const plural = type.toLowerCase();
    if ([...known, ...explaining].includes(plural)) return [];
    const reason = Object.hasOwn(NEVER_READ, plural)
      ? NEVER_READ[plural]
      : didYouMean(type, known) || `use any of ${known.join(', ')}`;
    return [`kubernetes.objectTypes: '${type}' is ignored; ${reason}`];
  });
  const absent = known.filter(
    plural =>
      plural !== 'pods' && !asked.has(plural) && !explaining.includes(plural),
  );
  return absent.length === 0
    ? unknown
    : [
        ...unknown,
        `kubernetes.objectTypes leaves out ${absent.join(
          ', ',
        )}: nothing is shown of these, and pods whose owners are among them are grouped less well. Without objectTypes all are read.`,
      ];
}

/**
 * Kubernetes' own types, then the custom resources of a cluster: its own, else those
 * that the configuration names for all clusters.
 */
export function typesIn(
  { customResources }: ClusterDetails,
  {
    types,
    customResources: forAll = [],
    definitions,
  }: {
    readonly types: readonly ResourceType[];
    readonly customResources?: readonly CustomResourceMatcher[];
    /** Their conditions decide when absent. */
    readonly definitions?: ResourceDescriber;
  },
): readonly ResourceType[] {
  const known = new Set(types.map(resourceName));
  const custom = (customResources ?? forAll)
    .map(({ apiVersion, ...api }) =>
      customType({ ...api, versions: [apiVersion] }, definitions),
    )
    // Without duplicates, and without built-in types such as deployments.apps.
    .filter(listed => {
      const isNew = !known.has(resourceName(listed));
      known.add(resourceName(listed));
      return isNew;
    });
  return custom.length === 0 ? types : [...types, ...custom];
}

/** Types of APIs that were discovered, without those that are read anyway. */
export function discoveredTypes(
  served: readonly CustomApi[],
  types: readonly ResourceType[],
  definitions?: ResourceDescriber,
): readonly ResourceType[] {
  const known = new Set(types.map(resourceName));
  return served
    .map(api => ({ ...customType(api, definitions), isDiscovered: true }))
    .filter(type => !known.has(resourceName(type)));
}

type CustomApi = Pick<ResourceType, 'group' | 'plural' | 'versions'>;

function customType(
  { group, plural, versions }: CustomApi,
  definitions: ResourceDescriber | undefined,
): ResourceType {
  const api = { group, plural };
  return {
    kind: 'CustomResource',
    ...api,
    versions,
    ...(definitions && {
      ...readDefinition(definitions.find(api)),
      isPrinted: definitions.usesPrinter(api),
      describe: (...item) => definitions.describe(api, ...item),
    }),
  };
}

function readDefinition(
  definition: Pick<ResourceDefinition, 'kind' | 'owns'> | undefined,
): Pick<ResourceType, 'objectKind' | 'owns'> {
  if (!definition) return {};
  const { kind, owns } = definition;
  return { objectKind: kind, ...(owns && { owns }) };
}

/** `pods`, `rollouts.argoproj.io`: two groups may have the same plural. */
export function resourceName({ group, plural }: ResourceType): string {
  return group === '' ? plural : `${plural}.${group}`;
}

/** The name for problems: the kind, or PLURAL.GROUP, as the kind of a custom resource is unknown until it is read. */
export function displayName(listed: ResourceType): string {
  return listed.kind === 'CustomResource' ? resourceName(listed) : listed.kind;
}

/** The API of a custom resource; undefined for Kubernetes' own types. */
export function toCustomResourceApi({
  kind,
  group,
  plural,
}: ResourceType): CustomResourceApi | undefined {
  return kind === 'CustomResource' ? { group, plural } : undefined;
}

/**
 * Under what it is remembered that an API is not served. A custom resource may be cluster-scoped:
 * then only its list in a namespace does not exist.
 */
export function unservedKey(
  { kind, group, plural }: ResourceType,
  version: string,
  namespace: string | undefined,
): string {
  const api = `${group}/${version}/${plural}`;
  return kind === 'CustomResource' && namespace !== undefined
    ? `${api} in a namespace`
    : api;
}

/** Kinds by name. */
export interface TypeLookup {
  /** The wanted types that are configured. */
  configured(wanted: readonly ModelKind[]): readonly ResourceType[];
  /** Also a type that is not configured, where it is the only way to one that is. */
  any(kind: ModelKind): ResourceType;
}

export function lookUpTypes(configured: readonly ResourceType[]): TypeLookup {
  const byKind = new Map(
    [...BUILT_IN_TYPES, ...configured].map(listed => [listed.kind, listed]),
  );
  return {
    configured: wanted =>
      configured.filter(({ kind }) => wanted.includes(kind)),
    any: kind => {
      const listed = byKind.get(kind);
      if (!listed) throw new Error(`${kind} is no kind that is listed`);
      return listed;
    },
  };
}

/** Path of the list of a type, in one namespace or in all. */
export function listPath(
  { group, plural }: ResourceType,
  version: string,
  namespace: string | undefined,
): string {
  const api = group === '' ? ['api', version] : ['apis', group, version];
  return namespace === undefined
    ? apiPath(...api, plural)
    : apiPath(...api, 'namespaces', namespace, plural);
}
