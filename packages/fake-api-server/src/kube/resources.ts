import { JsonPath, parseJsonPath } from './jsonPath';

/** One served resource, as discovery describes it. */
export interface Resource {
  /** '' for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly verbs: readonly string[];
  readonly subresources: readonly string[];
  /** Of a CustomResourceDefinition: the items of its lists say what they are. */
  readonly isCustom?: boolean;
  /** Of a custom resource, those that all kinds have by default when absent. */
  readonly printerColumns?: readonly ParsedColumn[];
}

/** A column of a custom resource. */
export interface ParsedColumn extends PrinterColumn {
  readonly path: JsonPath;
}

const READ = ['get', 'list', 'watch'];
const READ_WRITE = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

type Options = Partial<
  Pick<
    Resource,
    | 'shortNames'
    | 'categories'
    | 'verbs'
    | 'subresources'
    | 'namespaced'
    | 'isCustom'
    | 'printerColumns'
    | 'singular'
  >
>;

function resource(
  groupVersion: string,
  plural: string,
  kind: string,
  options: Options = {},
): Resource {
  const slash = groupVersion.indexOf('/');
  return {
    group: slash < 0 ? '' : groupVersion.slice(0, slash),
    version: groupVersion.slice(slash + 1),
    plural,
    singular: kind.toLowerCase(),
    kind,
    namespaced: true,
    shortNames: [],
    categories: [],
    verbs: READ_WRITE,
    subresources: [],
    ...options,
  };
}

const ALL = { categories: ['all'] };
const CLUSTER = { namespaced: false };

/** In the order in which discovery lists them. */
const BUILT_IN_RESOURCES: readonly Resource[] = [
  resource('v1', 'configmaps', 'ConfigMap', { shortNames: ['cm'] }),
  resource('v1', 'endpoints', 'Endpoints', { shortNames: ['ep'] }),
  resource('v1', 'events', 'Event', { shortNames: ['ev'] }),
  resource('v1', 'limitranges', 'LimitRange', { shortNames: ['limits'] }),
  resource('v1', 'namespaces', 'Namespace', {
    ...CLUSTER,
    shortNames: ['ns'],
    subresources: ['status'],
  }),
  resource('v1', 'nodes', 'Node', {
    ...CLUSTER,
    shortNames: ['no'],
    subresources: ['status'],
  }),
  resource('v1', 'persistentvolumeclaims', 'PersistentVolumeClaim', {
    shortNames: ['pvc'],
    subresources: ['status'],
  }),
  resource('v1', 'persistentvolumes', 'PersistentVolume', {
    ...CLUSTER,
    shortNames: ['pv'],
  }),
  resource('v1', 'pods', 'Pod', {
    ...ALL,
    shortNames: ['po'],
    subresources: ['log', 'status'],
  }),
  resource('v1', 'replicationcontrollers', 'ReplicationController', {
    ...ALL,
    shortNames: ['rc'],
  }),
  resource('v1', 'resourcequotas', 'ResourceQuota', { shortNames: ['quota'] }),
  resource('v1', 'secrets', 'Secret'),
  resource('v1', 'serviceaccounts', 'ServiceAccount', { shortNames: ['sa'] }),
  resource('v1', 'services', 'Service', {
    ...ALL,
    shortNames: ['svc'],
    subresources: ['status'],
  }),
  resource('apps/v1', 'controllerrevisions', 'ControllerRevision'),
  resource('apps/v1', 'daemonsets', 'DaemonSet', {
    ...ALL,
    shortNames: ['ds'],
    subresources: ['status'],
  }),
  resource('apps/v1', 'deployments', 'Deployment', {
    ...ALL,
    shortNames: ['deploy'],
    subresources: ['status'],
  }),
  resource('apps/v1', 'replicasets', 'ReplicaSet', {
    ...ALL,
    shortNames: ['rs'],
    subresources: ['status'],
  }),
  resource('apps/v1', 'statefulsets', 'StatefulSet', {
    ...ALL,
    shortNames: ['sts'],
    subresources: ['status'],
  }),
  resource('events.k8s.io/v1', 'events', 'Event', { shortNames: ['ev'] }),
  resource(
    'apiextensions.k8s.io/v1',
    'customresourcedefinitions',
    'CustomResourceDefinition',
    {
      ...CLUSTER,
      shortNames: ['crd', 'crds'],
      categories: ['api-extensions'],
      subresources: ['status'],
    },
  ),
  resource(
    'authentication.k8s.io/v1',
    'selfsubjectreviews',
    'SelfSubjectReview',
    { ...CLUSTER, verbs: ['create'] },
  ),
  resource(
    'authorization.k8s.io/v1',
    'selfsubjectaccessreviews',
    'SelfSubjectAccessReview',
    { ...CLUSTER, verbs: ['create'] },
  ),
  resource(
    'authorization.k8s.io/v1',
    'selfsubjectrulesreviews',
    'SelfSubjectRulesReview',
    { ...CLUSTER, verbs: ['create'] },
  ),
  resource(
    'autoscaling/v2',
    'horizontalpodautoscalers',
    'HorizontalPodAutoscaler',
    { ...ALL, shortNames: ['hpa'], subresources: ['status'] },
  ),
  resource('batch/v1', 'cronjobs', 'CronJob', {
    ...ALL,
    shortNames: ['cj'],
    subresources: ['status'],
  }),
  resource('batch/v1', 'jobs', 'Job', { ...ALL, subresources: ['status'] }),
  resource('networking.k8s.io/v1', 'ingresses', 'Ingress', {
    shortNames: ['ing'],
    subresources: ['status'],
  }),
  resource('networking.k8s.io/v1', 'ingressclasses', 'IngressClass', CLUSTER),
  resource('networking.k8s.io/v1', 'networkpolicies', 'NetworkPolicy', {
    shortNames: ['netpol'],
  }),
  resource('policy/v1', 'poddisruptionbudgets', 'PodDisruptionBudget', {
    shortNames: ['pdb'],
    subresources: ['status'],
  }),
  resource('storage.k8s.io/v1', 'storageclasses', 'StorageClass', {
    ...CLUSTER,
    shortNames: ['sc'],
  }),
  resource('discovery.k8s.io/v1', 'endpointslices', 'EndpointSlice'),
  resource('metrics.k8s.io/v1beta1', 'nodes', 'NodeMetrics', {
    ...CLUSTER,
    verbs: ['get', 'list'],
  }),
  resource('metrics.k8s.io/v1beta1', 'pods', 'PodMetrics', {
    verbs: ['get', 'list'],
  }),
];

/**
 * A column that `kubectl get` shows, as in `additionalPrinterColumns`.
 *
 * @public
 */
export interface PrinterColumn {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  /** `.status.phase`, `.status.conditions[?(@.type=="Ready")].status` */
  readonly jsonPath: string;
  readonly format?: string;
  readonly description?: string;
  /** Above 0 only for `-o wide`. */
  readonly priority?: number;
}

/**
 * A resource that a CustomResourceDefinition adds.
 *
 * @public
 */
export interface CustomResource {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly kind: string;
  /** True when absent. */
  readonly namespaced?: boolean;
  /** Whether `reader` and `limited` may read it, as the charts of most operators arrange. */
  readonly view?: boolean;
  /** The kind in lower case when absent. */
  readonly singular?: string;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  /** `Age` alone when absent. */
  readonly printerColumns?: readonly PrinterColumn[];
}

function customResource(definition: CustomResource): Resource {
  return resource(
    `${definition.group}/${definition.version}`,
    definition.plural,
    definition.kind,
    {
      namespaced: definition.namespaced ?? true,
      shortNames: definition.shortNames ?? [],
      categories: definition.categories ?? [],
      verbs: READ,
      subresources: ['status'],
      isCustom: true,
      ...(definition.singular === undefined
        ? {}
        : { singular: definition.singular }),
      ...(definition.printerColumns && {
        printerColumns: definition.printerColumns.map(parseColumn),
      }),
    },
  );
}

/** @throws Error where its path cannot be read */
function parseColumn(column: PrinterColumn): ParsedColumn {
  return { ...column, path: parseJsonPath(column.jsonPath) };
}

/** Everything a server serves. */
export function servedResources(
  customResources: readonly CustomResource[],
  absentApis: readonly string[],
): readonly Resource[] {
  return [...BUILT_IN_RESOURCES, ...customResources.map(customResource)].filter(
    ({ group }) => !absentApis.includes(group),
  );
}

/** `pods`, `deployments.apps`: the usual name of a resource with its group. */
export function qualifiedName(named: {
  readonly group: string;
  readonly plural: string;
}): string {
  return named.group === '' ? named.plural : `${named.plural}.${named.group}`;
}

export function formatApiVersion(named: {
  readonly group: string;
  readonly version: string;
}): string {
  return named.group === '' ? named.version : `${named.group}/${named.version}`;
}
