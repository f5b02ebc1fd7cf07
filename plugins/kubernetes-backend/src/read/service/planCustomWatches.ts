import {
  crdName,
  CustomResource,
  KindProblem,
} from '@podlight/backstage-plugin-kubernetes-common';
import { LabelSelector, parseSelector, ServiceTarget } from '../../locate';
import { ListWatchSpec, specKey } from '../informer/ListWatchSpec';
import { TypeLookup } from '../resourceTypes';
import {
  isPlainName,
  OWNED_KINDS,
  typeOfChild,
  typeOfOwner,
} from './apiOfReference';
import { ownedApis } from './ownedApis';
import { Walk } from './walkOwners';

/** Custom resources with a selector of their own; each costs one watch. */
const MAX_SELECTORS = 20;

/** Objects that are read by name; each costs one watch, which all services share. */
const MAX_NAMED = 40;

/** Each costs seven watches, which all services of the namespace share. */
const MAX_NAMESPACES = 5;

/** Other custom resources below one, in one namespace. */
const MAX_OWNED_APIS = 20;

/** In one message. */
const MAX_NAMED_APIS = 3;

/** What to read because of the custom resources of a service. */
export interface CustomWatches {
  /** Pods, by the selectors of custom resources. */
  readonly owned: readonly ListWatchSpec[];
  /** Owners, and what custom resources name. */
  readonly named: readonly ListWatchSpec[];
  /** Whole namespaces, as a custom resource may own anything there. */
  readonly ownable: readonly ListWatchSpec[];
  readonly problems: readonly KindProblem[];
}

const NOTHING: CustomWatches = {
  owned: [],
  named: [],
  ownable: [],
  problems: [],
};

/**
 * Plans what to read below the custom resources of a service, and above its pods.
 * Nothing where no custom resources are configured.
 */
export function planCustomWatches(
  walk: Walk,
  target: ServiceTarget,
  types: TypeLookup,
): CustomWatches {
  if (types.configured(['CustomResource']).length === 0) return NOTHING;
  const owned = limit(selectedPods(walk.roots, target, types), MAX_SELECTORS);
  const named = limit(namedObjects(walk, types), MAX_NAMED);
  const below = limit(namespacesBelow(walk, types), MAX_NAMESPACES);
  return {
    owned: owned.kept,
    named: named.kept,
    ownable: below.kept.flat(),
    problems: [
      ...truncated(owned, 'selectors of custom resources'),
      ...truncated(named, 'owners and owned objects that are read by name'),
      ...truncated(below, 'namespaces in which custom resources own objects'),
      ...unreadOwners(walk, types),
    ],
  };
}

function selectedPods(
  roots: readonly CustomResource[],
  target: ServiceTarget,
  types: TypeLookup,
): readonly ListWatchSpec[] {
  const type = types.any('Pod');
  return unique(
    roots.flatMap(({ metadata: { namespace }, podSelector }) => {
      if (!podSelector || namespace === '') return [];
      const selector = withoutLabelled(podSelector, target.selector);
      return selector ? [{ type, namespace, selector }] : [];
    }),
  );
}

/** Pods with the label are read already. */
function withoutLabelled(
  podSelector: string,
  { requirements }: LabelSelector,
): LabelSelector | undefined {
  const [only, ...others] = requirements;
  const rest =
    others.length === 0 && only?.type === 'in'
      ? `,${only.key} notin (${only.values.join(',')})`
      : '';
  for (const text of [podSelector + rest, podSelector]) {
    const parsed = parseSelector(text);
    if (parsed.ok) return parsed.selector;
  }
  return undefined;
}

function namedObjects(
  { children, owners }: Walk,
  types: TypeLookup,
): readonly ListWatchSpec[] {
  const above = owners.flatMap(({ namespace, reference }) => {
    const type = typeOfOwner(reference, types);
    const { name } = reference;
    return type && isPlainName(name) ? [{ type, namespace, name }] : [];
  });
  const below = children.flatMap(({ namespace, child }) => {
    const type = typeOfChild(child, types);
    if (!type || !isPlainName(child.name)) return [];
    if (namespace !== '') return [{ type, namespace, name: child.name }];
    // Only a custom resource may be cluster-scoped.
    return type.kind === 'CustomResource' ? [{ type, name: child.name }] : [];
  });
  return unique([...above, ...below]);
}

/** Without its API, an operator's pods would be missing without a word. */
function unreadOwners(
  { owners }: Walk,
  types: TypeLookup,
): readonly KindProblem[] {
  const apis = new Set(
    owners
      .filter(
        ({ isOfSelected, reference }) =>
          isOfSelected && !typeOfOwner(reference, types),
      )
      .map(({ reference: { apiVersion = '', kind } }) => {
        const [group] = apiVersion.split('/');
        return `${kind} (${group})`;
      }),
  );
  if (apis.size === 0) return [];
  const named = [...apis].sort().slice(0, MAX_NAMED_APIS).join(', ');
  return [
    {
      kind: 'Pod',
      reason: {
        code: 'limited',
        message: `pods of ${named} aren't shown, as Backstage doesn't read that API; admins can add it to kubernetes.customResources`,
      },
    },
  ];
}

/** For each namespace, what is read of it. */
function namespacesBelow(
  { labelledBelow, roots }: Walk,
  types: TypeLookup,
): readonly (readonly ListWatchSpec[])[] {
  const byNamespace = new Map<string, CustomResource[]>();
  for (const root of roots) {
    const { namespace } = root.metadata;
    if (namespace === '') continue;
    const known = byNamespace.get(namespace);
    if (known) known.push(root);
    else byNamespace.set(namespace, [root]);
  }
  const workloads = types.configured(OWNED_KINDS);
  const resources = types.configured(['CustomResource']);
  return [...byNamespace]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([namespace, own]) => {
      const apis = [...new Set(own.map(crdName))].map(ownedApis);
      const isOpen = own.some(root => mayOwnAnything(root, labelledBelow));
      return [
        ...(isOpen ? workloads : []),
        ...resources
          .filter(type => apis.some(api => api.owns(type)))
          .slice(0, MAX_OWNED_APIS),
      ].map(type => ({ type, namespace }));
    })
    .filter(specs => specs.length > 0);
}

/**
 * Whether only its whole namespace shows what a custom resource owns. Where it owns
 * something with the label, its controller passes the label on.
 */
function mayOwnAnything(
  root: CustomResource,
  labelledBelow: ReadonlySet<string>,
): boolean {
  const { children = [], metadata, podSelector } = root;
  return (
    !podSelector &&
    children.length === 0 &&
    !labelledBelow.has(metadata.uid) &&
    ownedApis(crdName(root)).ownsWorkloads
  );
}

interface Limited<T> {
  readonly kept: readonly T[];
  readonly total: number;
}

function limit<T>(all: readonly T[], max: number): Limited<T> {
  return { kept: all.slice(0, max), total: all.length };
}

function truncated(
  { kept, total }: Limited<unknown>,
  what: string,
): readonly KindProblem[] {
  if (kept.length === total) return [];
  return [
    {
      kind: 'Pod',
      reason: {
        code: 'limited',
        message: `some may be missing: showing the first ${kept.length} of ${total} ${what}`,
      },
    },
  ];
}

/** In an order that is stable. */
function unique(specs: readonly ListWatchSpec[]): readonly ListWatchSpec[] {
  const byKey = new Map(specs.map(spec => [specKey(spec), spec]));
  return [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, spec]) => spec);
}
