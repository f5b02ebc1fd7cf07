import { StatusError } from '../kube/status';
import { RequestInfo, ResourceRequest } from './requestInfo';

/**
 * One rule of a role.
 *
 * @public
 */
export interface AccessRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Absent for every namespace and the cluster scope. */
  readonly namespaces?: readonly string[];
}

/** A user or service account with a bearer token. */
export interface Identity {
  /** Its name in tests and scenarios: `reader`. */
  readonly name: string;
  /** Its username in the cluster: `system:serviceaccount:podlight:reader`. */
  readonly username: string;
  readonly groups: readonly string[];
  readonly rules: readonly AccessRule[];
}

const READ = ['get', 'list', 'watch'];

/** The built-in ClusterRole `view`: no Secrets, no nodes. */
export const VIEW_RULES: readonly AccessRule[] = [
  {
    apiGroups: [''],
    resources: [
      'configmaps',
      'endpoints',
      'limitranges',
      'namespaces',
      'persistentvolumeclaims',
      'pods',
      'pods/log',
      'pods/status',
      'replicationcontrollers',
      'resourcequotas',
      'serviceaccounts',
      'services',
    ],
    verbs: READ,
  },
  { apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: READ },
  {
    apiGroups: ['discovery.k8s.io'],
    resources: ['endpointslices'],
    verbs: READ,
  },
  {
    apiGroups: ['apps'],
    resources: [
      'controllerrevisions',
      'daemonsets',
      'deployments',
      'replicasets',
      'statefulsets',
    ],
    verbs: READ,
  },
  {
    apiGroups: ['autoscaling'],
    resources: ['horizontalpodautoscalers'],
    verbs: READ,
  },
  { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'], verbs: READ },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: READ },
  {
    apiGroups: ['networking.k8s.io'],
    resources: ['ingresses', 'networkpolicies'],
    verbs: READ,
  },
];

/** What a monitoring role adds to `view`: nodes and usage. */
export const CLUSTER_READ_RULES: readonly AccessRule[] = [
  { apiGroups: [''], resources: ['nodes', 'persistentvolumes'], verbs: READ },
  { apiGroups: ['storage.k8s.io'], resources: ['storageclasses'], verbs: READ },
  {
    apiGroups: ['networking.k8s.io'],
    resources: ['ingressclasses'],
    verbs: READ,
  },
  {
    apiGroups: ['metrics.k8s.io'],
    resources: ['nodes', 'pods'],
    verbs: ['get', 'list'],
  },
];

/** The rights of every authenticated user. */
const AUTHENTICATED_RULES: readonly AccessRule[] = [
  {
    apiGroups: ['authorization.k8s.io'],
    resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
    verbs: ['create'],
  },
  {
    apiGroups: ['authentication.k8s.io'],
    resources: ['selfsubjectreviews'],
    verbs: ['create'],
  },
];

export const ANONYMOUS: Identity = {
  name: 'anonymous',
  username: 'system:anonymous',
  groups: ['system:unauthenticated'],
  rules: [],
};

/** Paths that need no token. */
const PUBLIC_PATHS = /^\/(healthz|livez|readyz|version)(\/|$)/;
const AUTHENTICATED_PATHS = /^\/(api|apis|openapi)(\/|$)/;

function includes(list: readonly string[], value: string): boolean {
  return list.includes('*') || list.includes(value);
}

/** The attributes of a request that rules match. */
export type AccessQuestion = Pick<
  ResourceRequest,
  'verb' | 'group' | 'plural' | 'subresource' | 'namespace' | 'name'
>;

export function effectiveRules(identity: Identity): readonly AccessRule[] {
  return identity === ANONYMOUS
    ? []
    : [...identity.rules, ...AUTHENTICATED_RULES];
}

export function isAllowed(
  identity: Identity,
  question: AccessQuestion,
): boolean {
  const resource = question.subresource
    ? `${question.plural}/${question.subresource}`
    : question.plural;
  return effectiveRules(identity).some(
    rule =>
      includes(rule.apiGroups, question.group) &&
      includes(rule.resources, resource) &&
      includes(rule.verbs, question.verb) &&
      (rule.namespaces === undefined ||
        (question.namespace !== undefined &&
          rule.namespaces.includes(question.namespace))),
  );
}

function forbiddenResource(
  identity: Identity,
  request: ResourceRequest,
): StatusError {
  const subject =
    request.group === ''
      ? request.plural
      : `${request.plural}.${request.group}`;
  const resource = request.subresource
    ? `${request.plural}/${request.subresource}`
    : request.plural;
  const where =
    request.namespace !== undefined
      ? `in the namespace "${request.namespace}"`
      : 'at the cluster scope';
  return new StatusError(
    403,
    'Forbidden',
    `${subject}${
      request.name === undefined ? '' : ` "${request.name}"`
    } is forbidden: User "${identity.username}" cannot ${
      request.verb
    } resource "${resource}" in API group "${request.group}" ${where}`,
    {
      ...(request.name === undefined ? {} : { name: request.name }),
      ...(request.group === '' ? {} : { group: request.group }),
      kind: request.plural,
    },
  );
}

/**
 * Authorizes a request, or fails like RBAC.
 *
 * @throws StatusError 403
 */
export function authorize(identity: Identity, request: RequestInfo): void {
  if (request.kind === 'resource') {
    if (!isAllowed(identity, request))
      throw forbiddenResource(identity, request);
    return;
  }
  const allowed =
    PUBLIC_PATHS.test(request.path) ||
    (identity !== ANONYMOUS &&
      (AUTHENTICATED_PATHS.test(request.path) ||
        identity.rules.some(rule => rule.resources.includes('*'))));
  if (!allowed) {
    throw new StatusError(
      403,
      'Forbidden',
      `forbidden: User "${identity.username}" cannot ${request.verb} path "${request.path}"`,
      {},
    );
  }
}
