import {
  compareText,
  crdName,
  CustomResource,
  Ingress,
  KubernetesObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { append } from '../../../util/append';
import { ListWatchSpec } from '../../informer/ListWatchSpec';
import { resourceName, ResourceType, TypeLookup } from '../../resourceTypes';
import { owningReferences } from '../ownerReferences';
import { OWNED_KINDS } from '../referencedTypes';
import { Walk } from '../walkOwners';
import { limit, Limited } from './Limited';
import { INGRESS_APIS, ownedApis } from './ownedApis';

/** In one namespace: its pods and workloads are seven lists and watches. */
const MAX_SELECTORS_OF_NAMESPACE = 7;

/** Other custom resources below one, in one namespace. */
const MAX_OWNED_APIS = 20;

const NONE: ReadonlySet<string> = new Set();

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
  { labelledApis, labelledBelow, roots }: Walk,
  types: TypeLookup,
  ingresses: readonly Ingress[],
): readonly NamespacePlan[] {
  const encrypted = byNamespace(
    ingresses.filter(({ spec }) => spec.tlsHosts.length > 0),
  );
  const above = byNamespace(roots);
  const workloads = types.configured(OWNED_KINDS);
  const resources = types.configured(['CustomResource']);
  const ownsByApi = new Map(
    resources.map(type => [resourceName(type), type.owns]),
  );
  /** Where each owner has some with the label, its controller passes the label on. */
  const isHidden = (
    type: ResourceType,
    { metadata }: Ingress | CustomResource,
  ) => !labelledApis.get(metadata.uid)?.has(resourceName(type));
  const namespaces = [...new Set([...above.keys(), ...encrypted.keys()])];
  return namespaces.sort(compareText).map(namespace => {
    const own = above.get(namespace) ?? [];
    const owners = [
      ...[...groupBy(own, crdName)].map(([api, objects]) => ({
        owners: apisAbove(objects, roots),
        apis: ownedApis(api, ownsByApi.get(api)),
        objects,
      })),
      {
        owners: NONE,
        apis: INGRESS_APIS,
        objects: encrypted.get(namespace) ?? [],
      },
    ];
    const selectors = distinctSelectors(own, labelledBelow);
    const isWhole =
      selectors.length > MAX_SELECTORS_OF_NAMESPACE ||
      own.some(root =>
        mayOwnAnything(root, labelledBelow, ownsByApi.get(crdName(root))),
      );
    const owned = limit(
      resources.filter(type =>
        owners.some(
          ({ owners: apisOfOwners, apis, objects }) =>
            apis.owns(type) &&
            !apisOfOwners.has(resourceName(type)) &&
            objects.some(object => isHidden(type, object)),
        ),
      ),
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

/** What owns some objects of an API is owned by none of them. */
function apisAbove(
  objects: readonly CustomResource[],
  roots: readonly CustomResource[],
): ReadonlySet<string> {
  const uids = new Set(
    objects.flatMap(object => owningReferences(object).map(({ uid }) => uid)),
  );
  return uids.size === 0
    ? NONE
    : new Set(
        roots.filter(({ metadata }) => uids.has(metadata.uid)).map(crdName),
      );
}

function byNamespace<T extends KubernetesObject>(
  objects: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  return groupBy(
    objects.filter(({ metadata }) => metadata.namespace !== ''),
    ({ metadata }) => metadata.namespace,
  );
}

function groupBy<T>(
  items: readonly T[],
  getKey: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) append(groups, getKey(item), item);
  return groups;
}
