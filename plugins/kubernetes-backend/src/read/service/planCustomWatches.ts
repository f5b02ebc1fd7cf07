import {
  crdName,
  CustomResource,
  Ingress,
  KindProblem,
  compareText,
} from '@podlight/backstage-plugin-kubernetes-common';
import { LabelSelector, parseSelector, ServiceTarget } from '../../locate';
import { ListWatchSpec, specKey } from '../informer/ListWatchSpec';
import { resourceName, ResourceType, TypeLookup } from '../resourceTypes';
import {
  isPlainName,
  OWNED_KINDS,
  findChildType,
  findOwnerType,
} from './referencedTypes';
import { INGRESS_APIS, ownedApis } from './ownedApis';
import { Walk, WalkLimits } from './walkOwners';

/** Custom resources with a selector of their own; each costs one watch. */
const MAX_SELECTORS = 20;

/** In one namespace: its pods and workloads are seven lists and watches. */
const MAX_SELECTORS_OF_NAMESPACE = 7;

/** Objects that are read by name; each costs one watch, which all services share. */
const MAX_NAMED = 40;

/** More of one type in a namespace than this are one list of all of them. */
const MAX_SINGLE_NAMES = 5;

/** Each costs up to seven watches, which all services of the namespace share. */
const MAX_NAMESPACES = 10;

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
 *
 * @param ingresses - of the service
 */
export function planCustomWatches(
  walk: Walk,
  target: ServiceTarget,
  types: TypeLookup,
  ingresses: readonly Ingress[] = [],
): CustomWatches {
  if (types.configured(['CustomResource']).length === 0) return NOTHING;
  const namespaces = planNamespaces(walk, types, ingresses);
  const owned = selectedPods(namespaces, target, types);
  const named = limit(gather(namedObjects(walk, types)), MAX_NAMED);
  const below = limit(
    namespaces.map(({ whole }) => whole).filter(({ length }) => length > 0),
    MAX_NAMESPACES,
  );
  return {
    owned: owned.kept,
    named: named.kept,
    ownable: below.kept.flat(),
    problems: [
      ...truncated(owned, 'selectors of custom resources'),
      ...truncated(named, 'owners and owned objects that are read by name'),
      ...truncated(below, 'namespaces in which custom resources own objects'),
      ...namespaces.flatMap(({ apis, namespace }) =>
        truncated(apis, `APIs below custom resources in ${namespace}`),
      ),
      ...ignored(walk.ignored, owned),
      ...unreadOwners(walk, types),
    ],
  };
}

/** Parses no more selectors than are read. */
function selectedPods(
  namespaces: readonly NamespacePlan[],
  target: ServiceTarget,
  types: TypeLookup,
): Limited<ListWatchSpec> {
  const type = types.any('Pod');
  const { kept, total } = limit(
    namespaces.flatMap(({ namespace, selectors }) =>
      selectors.map(text => ({ namespace, text })),
    ),
    MAX_SELECTORS,
  );
  const specs = kept.flatMap(({ namespace, text }) => {
    const selector = withoutLabelled(text, target.selector);
    return selector ? [{ type, namespace, selector }] : [];
  });
  return { kept: specs, total: total - (kept.length - specs.length) };
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
    const type = findOwnerType(reference, types);
    const { name } = reference;
    return type && isPlainName(name) ? [{ type, namespace, name }] : [];
  });
  const below = children.flatMap(({ namespace, child }) => {
    const type = findChildType(child, types);
    if (!type || !isPlainName(child.name)) return [];
    if (namespace !== '') return [{ type, namespace, name: child.name }];
    // Only a custom resource may be cluster-scoped.
    return type.kind === 'CustomResource' ? [{ type, name: child.name }] : [];
  });
  return unique([...above, ...below]);
}

/** An inventory may name hundreds of objects, and each name is a watch. */
function gather(specs: readonly ListWatchSpec[]): readonly ListWatchSpec[] {
  const keyOf = ({ name: _, ...whole }: ListWatchSpec) => specKey(whole);
  const counts = new Map<string, number>();
  for (const spec of specs) {
    counts.set(keyOf(spec), (counts.get(keyOf(spec)) ?? 0) + 1);
  }
  return unique(
    specs.map(spec => {
      const { name: _, ...whole } = spec;
      const isMany = (counts.get(keyOf(spec)) ?? 0) > MAX_SINGLE_NAMES;
      // In no namespace there may be those of all teams.
      return isMany && spec.namespace !== undefined ? whole : spec;
    }),
  );
}

/** The selectors that are not read are not used either. */
function ignored(
  { names, selectors }: WalkLimits,
  read: Limited<unknown>,
): readonly KindProblem[] {
  const isSaid = read.kept.length < read.total;
  return [
    ...(names > 0
      ? [
          missing(
            `${names} objects that custom resources name aren't looked for`,
          ),
        ]
      : []),
    ...(selectors > 0 && !isSaid
      ? [missing(`${selectors} selectors of custom resources aren't used`)]
      : []),
  ];
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
          isOfSelected && !findOwnerType(reference, types),
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

/** What is read of one namespace. */
interface NamespacePlan {
  readonly namespace: string;
  /** Of pods. */
  readonly selectors: readonly string[];
  /** All objects of a type. */
  readonly whole: readonly ListWatchSpec[];
  /** Of the custom resources that may be below others. */
  readonly apis: Limited<ResourceType>;
}

function planNamespaces(
  { labelledBelow, roots }: Walk,
  types: TypeLookup,
  ingresses: readonly Ingress[],
): readonly NamespacePlan[] {
  const encrypted = ingresses
    .filter(({ spec }) => spec.tlsHosts.length > 0)
    .map(({ metadata }) => metadata.namespace);
  const byNamespace = new Map<string, CustomResource[]>(
    encrypted.map(namespace => [namespace, []]),
  );
  for (const root of roots) {
    const { namespace } = root.metadata;
    if (namespace === '') continue;
    const known = byNamespace.get(namespace);
    if (known) known.push(root);
    else byNamespace.set(namespace, [root]);
  }
  const workloads = types.configured(OWNED_KINDS);
  const resources = types.configured(['CustomResource']);
  const ownsByApi = new Map(
    resources.map(type => [resourceName(type), type.owns]),
  );
  const withTls = new Set(encrypted);
  return inEntryOrder(byNamespace).map(([namespace, own]) => {
    const apis = [
      ...[...new Set(own.map(crdName))].map(api =>
        ownedApis(api, ownsByApi.get(api)),
      ),
      ...(withTls.has(namespace) ? [INGRESS_APIS] : []),
    ];
    const selectors = distinctSelectors(own, labelledBelow);
    const isWhole =
      selectors.length > MAX_SELECTORS_OF_NAMESPACE ||
      own.some(root =>
        mayOwnAnything(root, labelledBelow, ownsByApi.get(crdName(root))),
      );
    const owned = limit(
      resources.filter(type => apis.some(api => api.owns(type))),
      MAX_OWNED_APIS,
    );
    return {
      apis: owned,
      namespace,
      selectors: isWhole ? [] : selectors,
      whole: [...(isWhole ? workloads : []), ...owned.kept].map(type => ({
        type,
        namespace,
      })),
    };
  });
}

/** Where there are many, only of those that have nothing with the label. */
function distinctSelectors(
  own: readonly CustomResource[],
  labelledBelow: ReadonlySet<string>,
): readonly string[] {
  const distinct = (some: readonly CustomResource[]) =>
    [...new Set(some.flatMap(({ podSelector }) => podSelector ?? []))].sort();
  const all = distinct(own);
  return all.length <= MAX_SELECTORS_OF_NAMESPACE
    ? all
    : distinct(own.filter(({ metadata }) => !labelledBelow.has(metadata.uid)));
}

/**
 * Whether only its whole namespace shows what a custom resource owns. Where it owns
 * something with the label, its controller passes the label on.
 */
function mayOwnAnything(
  root: CustomResource,
  labelledBelow: ReadonlySet<string>,
  owns: readonly string[] | undefined,
): boolean {
  const { children = [], metadata, podSelector } = root;
  return (
    !podSelector &&
    children.length === 0 &&
    !labelledBelow.has(metadata.uid) &&
    ownedApis(crdName(root), owns).ownsWorkloads
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
  return kept.length >= total
    ? []
    : [missing(`showing the first ${kept.length} of ${total} ${what}`)];
}

function missing(why: string): KindProblem {
  return {
    kind: 'Pod',
    reason: { code: 'limited', message: `some may be missing: ${why}` },
  };
}

function unique(specs: readonly ListWatchSpec[]): readonly ListWatchSpec[] {
  return inOrder(new Map(specs.map(spec => [specKey(spec), spec])));
}

function inOrder<T>(byKey: ReadonlyMap<string, T>): readonly T[] {
  return inEntryOrder(byKey).map(([, value]) => value);
}

/** In any order that is stable. */
function inEntryOrder<T>(
  byKey: ReadonlyMap<string, T>,
): readonly (readonly [string, T])[] {
  return [...byKey].sort(([a], [b]) => compareText(a, b));
}
