import { toSafeMessage } from './util/safeMessage';

interface Interface {
  readonly name: string;
  readonly methods: readonly string[];
}

/** The kinds of additions that modules can make, by their name in messages. */
const INTERFACES = {
  'cluster provider': { name: 'ClusterProvider', methods: ['getClusters'] },
  'auth provider': { name: 'AuthProvider', methods: ['getCredential'] },
  'service locator': { name: 'ServiceLocator', methods: ['locate'] },
  'fleet source': { name: 'FleetSource', methods: ['follow'] },
  'namespace policy': { name: 'NamespacePolicy', methods: ['allows'] },
  'rule set': { name: 'RuleSet', methods: [] },
} satisfies Record<string, Interface>;

/** What a module can add. */
export type Addition = keyof typeof INTERFACES;

/** Methods of the interfaces of `@backstage/plugin-kubernetes-node` that ours do not have. */
const METHODS_OF_THE_PEER = [
  'getClustersByEntity',
  'validateCluster',
  'presentAuthMetadata',
  'getKubernetesObjectsByEntity',
  'fetchObjectsForService',
];

/**
 * Tells a module's author why an addition cannot be used;
 * undefined when it can. Types are not enough: a module may be
 * JavaScript, or written for another package.
 */
export function additionProblem(
  what: Addition,
  item: unknown,
): string | undefined {
  const { name, methods }: Interface = INTERFACES[what];
  const remedy = `Implement ${name} of @podlight/backstage-plugin-kubernetes-${
    what === 'rule set' ? 'common' : 'node'
  }`;
  if (typeof item === 'function') {
    return `A module added a function as ${what}. ${remedy} and add the object: there are no factories here.`;
  }
  if (typeof item !== 'object' || item === null) {
    return `A module added ${
      item === null ? 'null' : typeof item
    } as ${what}. ${remedy}.`;
  }
  const has = (key: string) => typeof Reflect.get(item, key) === 'function';
  const id: unknown = Reflect.get(item, 'id');
  const hasId = typeof id === 'string' && id !== '';
  const missing = [
    ...(hasId ? [] : ['id (text)']),
    ...methods.filter(method => !has(method)).map(method => `${method}()`),
  ];
  if (missing.length === 0) return undefined;
  const which = hasId ? `The ${what} '${toSafeMessage(id)}'` : `A ${what}`;
  const foreign = METHODS_OF_THE_PEER.find(has);
  const origin =
    foreign === undefined
      ? ''
      : ` It has ${foreign}(), so it was written for @backstage/plugin-kubernetes-node, whose interfaces are others.`;
  return `${which} that a module added has no ${missing.join(
    ' and no ',
  )}.${origin} ${remedy}.`;
}
