import { CustomResource } from '../kube/resources';
import { AccessRule, CLUSTER_READ_RULES, Identity, VIEW_RULES } from './access';

/**
 * A service account besides the built-in ones.
 *
 * @public
 */
export interface IdentityInput {
  /** The name of its token. */
  readonly name: string;
  /** `system:serviceaccount:podlight:NAME` when absent. */
  readonly username?: string;
  /** Whether it has the rights of the ClusterRole `view`. */
  readonly view?: boolean;
  /** Further rights. */
  readonly rules?: readonly AccessRule[];
}

function serviceAccount(name: string, rules: Identity['rules']): Identity {
  return {
    name,
    username: `system:serviceaccount:podlight:${name}`,
    groups: [
      'system:serviceaccounts',
      'system:serviceaccounts:podlight',
      'system:authenticated',
    ],
    rules,
  };
}

/** Kinds that `limited` may not read. */
const WITHHELD = new Set([
  'events',
  'horizontalpodautoscalers',
  'ingresses',
  'networkpolicies',
]);

const VIEWERS: ReadonlySet<string> = new Set(['reader', 'limited']);

/** The callers that every server knows. */
const BUILT_IN_IDENTITIES: readonly Identity[] = [
  /** Everything that Podlight may want to read, nothing else. */
  serviceAccount('reader', [...VIEW_RULES, ...CLUSTER_READ_RULES]),
  /** `view` without events, autoscalers, ingresses, nodes and usage. */
  serviceAccount(
    'limited',
    VIEW_RULES.map(rule => ({
      ...rule,
      resources: rule.resources.filter(resource => !WITHHELD.has(resource)),
    })),
  ),
  /** A valid token without any right. */
  serviceAccount('nobody', []),
  /** May impersonate any user and group, and read nothing as itself. */
  serviceAccount('impersonator', [
    { apiGroups: [''], resources: ['users', 'groups'], verbs: ['impersonate'] },
  ]),
  /** Everything, Secrets included. */
  {
    name: 'admin',
    username: 'kubernetes-admin',
    groups: ['system:masters', 'system:authenticated'],
    rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
  },
];

/** Everyone with the role `view`, which custom resources extend by aggregation. */
function withView(
  identity: Identity,
  customResources: readonly CustomResource[],
): Identity {
  const viewed = customResources.filter(({ view }) => view);
  if (!VIEWERS.has(identity.name) || viewed.length === 0) return identity;
  const rules = viewed.map(({ group, plural }) => ({
    apiGroups: [group],
    resources: [plural],
    verbs: ['get', 'list', 'watch'],
  }));
  return { ...identity, rules: [...identity.rules, ...rules] };
}

function fromInput(input: IdentityInput): Identity {
  const identity = serviceAccount(input.name, [
    ...(input.view ? VIEW_RULES : []),
    ...(input.rules ?? []),
  ]);
  return input.username ? { ...identity, username: input.username } : identity;
}

/** The built-in identities and further ones. */
export function allIdentities(
  inputs: readonly IdentityInput[],
  customResources: readonly CustomResource[],
): readonly Identity[] {
  return [
    ...BUILT_IN_IDENTITIES.map(identity => withView(identity, customResources)),
    ...inputs.map(fromInput),
  ];
}
