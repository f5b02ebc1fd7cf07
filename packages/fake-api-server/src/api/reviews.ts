import { textAt, at } from '../kube/object';
import {
  AccessQuestion,
  ANONYMOUS,
  Identity,
  isAllowed,
  effectiveRules,
} from './access';

/** The non-resource rules of SelfSubjectRulesReview, the same for every authenticated user. */
const NON_RESOURCE_RULES = [
  {
    verbs: ['get'],
    nonResourceURLs: ['/healthz', '/livez', '/readyz', '/version', '/version/'],
  },
  {
    verbs: ['get'],
    nonResourceURLs: [
      '/api',
      '/api/*',
      '/apis',
      '/apis/*',
      '/openapi',
      '/openapi/*',
    ],
  },
];

function accessQuestion(spec: unknown): AccessQuestion | undefined {
  if (at(spec, 'resourceAttributes') === undefined) return undefined;
  const text = (field: string) => textAt(spec, 'resourceAttributes', field);
  return {
    verb: text('verb') ?? '',
    group: text('group') ?? '',
    plural: text('resource') ?? '',
    subresource: text('subresource') || undefined,
    namespace: text('namespace') || undefined,
    name: text('name') || undefined,
  };
}

/** Answers a SelfSubjectAccessReview. Paths are open to every authenticated user. */
export function reviewAccess(identity: Identity, body: unknown) {
  const spec = at(body, 'spec');
  const question = accessQuestion(spec);
  const allowed = question
    ? isAllowed(identity, question)
    : identity !== ANONYMOUS;
  return {
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: {},
    spec,
    status: allowed
      ? {
          allowed,
          reason: `RBAC: allowed by ClusterRoleBinding "${identity.name}"`,
        }
      : { allowed },
  };
}

/** Answers a SelfSubjectRulesReview for one namespace. */
export function reviewRules(identity: Identity, body: unknown) {
  const namespace = textAt(body, 'spec', 'namespace') ?? '';
  return {
    kind: 'SelfSubjectRulesReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: {},
    spec: {},
    status: {
      resourceRules: effectiveRules(identity)
        .filter(
          rule =>
            rule.namespaces === undefined ||
            rule.namespaces.includes(namespace),
        )
        .map(({ verbs, apiGroups, resources }) => ({
          verbs,
          apiGroups,
          resources,
        })),
      nonResourceRules: NON_RESOURCE_RULES,
      incomplete: false,
    },
  };
}

/** Answers `kubectl auth whoami`. */
export function reviewSelf(identity: Identity) {
  return {
    kind: 'SelfSubjectReview',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: {},
    status: {
      userInfo: { username: identity.username, groups: identity.groups },
    },
  };
}
