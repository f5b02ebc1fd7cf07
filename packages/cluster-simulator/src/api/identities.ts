import { CLUSTER_READ_RULES, Identity, VIEW_RULES } from './access';

/** What a scenario may say of an identity of its own. */
export interface IdentityInput {
  readonly name: string;
  readonly username?: string;
  readonly view: boolean;
  readonly rules: Identity['rules'];
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

/** Kinds that `limited` may not see: the ones a careful platform team holds back. */
const WITHHELD = new Set([
  'events',
  'horizontalpodautoscalers',
  'ingresses',
  'networkpolicies',
]);

const VIEWERS: ReadonlySet<string> = new Set(['reader', 'limited']);

/** The callers that every cluster knows. */
export const BUILT_IN_IDENTITIES: readonly Identity[] = [
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
  /** A valid token and no right at all. */
  serviceAccount('nobody', []),
  /** May act as anybody, and read nothing as itself. */
  serviceAccount('impersonator', [
    { apiGroups: [''], resources: ['users', 'groups'], verbs: ['impersonate'] },
  ]),
  /** Everything, Secrets too. */
  {
    name: 'admin',
    username: 'kubernetes-admin',
    groups: ['system:masters', 'system:authenticated'],
    rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
  },
];

/** Those who may view, with the right to read more: what the role `view` gets by aggregation. */
export function withView(
  identity: Identity,
  resources: readonly { readonly group: string; readonly plural: string }[],
): Identity {
  const isViewer = VIEWERS.has(identity.name);
  if (!isViewer || resources.length === 0) return identity;
  const rules = resources.map(({ group, plural }) => ({
    apiGroups: [group],
    resources: [plural],
    verbs: ['get', 'list', 'watch'],
  }));
  return { ...identity, rules: [...identity.rules, ...rules] };
}

export function identityOf(input: IdentityInput): Identity {
  const identity = serviceAccount(input.name, [
    ...(input.view ? VIEW_RULES : []),
    ...input.rules,
  ]);
  return input.username ? { ...identity, username: input.username } : identity;
}
