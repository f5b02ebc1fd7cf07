import {
  compareText,
  crdName,
  CustomResource,
  Ingress,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ListWatchSpec } from '../../informer/ListWatchSpec';
import { resourceName, ResourceType, TypeLookup } from '../../resourceTypes';
import { OWNED_KINDS } from '../referencedTypes';
import { Walk } from '../walkOwners';
import { limit, Limited } from './Limited';
import { INGRESS_APIS, ownedApis } from './ownedApis';

/** In one namespace: its pods and workloads are seven lists and watches. */
const MAX_SELECTORS_OF_NAMESPACE = 7;

/** Other custom resources below one, in one namespace. */
const MAX_OWNED_APIS = 20;

/** What is read of one namespace. */
export interface NamespacePlan {
  readonly namespace: string;
  /** Of pods. */
  readonly selectors: readonly string[];
  /** All objects of a type. */
  readonly whole: readonly ListWatchSpec[];
  /** Of the custom resources that may be below others. */
  readonly apis: Limited<ResourceType>;
}

/**
 * Plans what to read in each namespace that has custom resources of a service.
 *
 * @param ingresses - of the service; those with TLS may own certificates
 */
export function planNamespaces(
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
  return sortByKey(byNamespace).map(([namespace, own]) => {
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

function sortByKey<T>(
  byKey: ReadonlyMap<string, T>,
): readonly (readonly [string, T])[] {
  return [...byKey].sort(([a], [b]) => compareText(a, b));
}
