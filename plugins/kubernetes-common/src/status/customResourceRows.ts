import {
  ClusterObjects,
  CustomResource,
  crdName,
  FieldValue,
  NamedObject,
} from '../model';
import { isRoute, ReachContext, routeChains } from '../reach';
import type { CustomResourcePart, ObjectRow } from '../wire/objectTypes';
import { conditionRow } from './conditionRows';
import { JudgedCondition } from './conditionMeaning';
import { judgeCustomResource } from './customResourceState';
import { namedOwners } from './namedOwners';
import { FindOwner } from './owners';
import { resourceTree, ResourceTree } from './resourceTree';
import { fillResourceTexts } from './resourceTexts';

/** Warnings are neither good nor bad, but are meant to be read. */
const WARNING = /Warning$/;

/** More are not drawn, and each row repeats the names. */
const MAX_OWNED = 50;

/** More are not drawn. */
const MAX_TARGETS = 50;

/** Rows of custom resources with their state, and what they own. */
export function customResourceRows(
  view: ClusterObjects,
  find: FindOwner,
  reach: ReachContext,
): readonly ObjectRow[] {
  const resources = view.objects.CustomResource ?? [];
  if (resources.length === 0) return [];
  const tree = resourceTree(view, find);
  return resources.map(resource => ({
    ...customResourceRow(resource, tree, namedOwners(resource, find)),
    ...(isRoute(resource) && { reach: routeChains(reach, resource) }),
  }));
}

function customResourceRow(
  resource: CustomResource,
  tree: ResourceTree,
  owners: readonly NamedObject[],
): ObjectRow {
  const { metadata } = resource;
  const { state, conditions } = judgeCustomResource(resource);
  const troubled = conditions.filter(isTroubled).sort(worstFirst);
  const others = conditions.filter(one => !isTroubled(one));
  const pods = tree.pods(resource);
  const texts = state === 'failing' ? fillResourceTexts(resource) : undefined;
  return {
    kind: resource.resource.kind,
    namespace: metadata.namespace,
    name: metadata.name,
    ...(troubled.length > 0 && {
      conditions: troubled.map(({ condition }) => conditionRow(condition)),
    }),
    customResource: {
      definition: crdName(resource),
      ...(state && { state }),
      ...(metadata.creationTimestamp && {
        createdAt: metadata.creationTimestamp,
      }),
      ...(others.length > 0 && { others: others.map(withoutMessage) }),
      ...(pods && { pods }),
      ...identity(resource),
      ...details(resource),
      ...relations(resource, tree.owned(resource), owners),
      ...(texts && { texts }),
    },
  };
}

function identity({
  metadata: { labels, uid },
}: CustomResource): Partial<CustomResourcePart> {
  return {
    ...(uid !== '' && { uid }),
    ...(Object.keys(labels).length > 0 && { labels }),
  };
}

/** What the definition of its API lists. */
function details({
  columns = [],
  fields,
  guide,
  omittedFields = [],
}: CustomResource): Partial<CustomResourcePart> {
  return {
    ...(fields && { fields: withoutNulls(fields) }),
    ...(omittedFields.length > 0 && { omittedFields }),
    ...(columns.length > 0 && { columns }),
    ...(guide?.docs !== undefined && { docs: guide.docs }),
  };
}

function relations(
  { targets = [], unlistedChildren = 0 }: CustomResource,
  owns: readonly NamedObject[],
  owners: readonly NamedObject[],
): Partial<CustomResourcePart> {
  const listed = owns.slice(0, MAX_OWNED);
  const unlistedOwned = owns.length - listed.length + unlistedChildren;
  return {
    ...(listed.length > 0 && { owns: listed }),
    ...(unlistedOwned > 0 && { unlistedOwned }),
    ...(owners.length > 0 && { owners }),
    ...(targets.length > 0 && { targets: targets.slice(0, MAX_TARGETS) }),
  };
}

/** To Kubernetes null is absent, and to a merge patch it is a removal. */
function withoutNulls<T extends FieldValue>(value: T): T;
function withoutNulls(value: FieldValue): FieldValue {
  if (Array.isArray(value)) return value.map(item => withoutNulls(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null)
      .map(([key, field]) => [key, withoutNulls(field)]),
  );
}

function isTroubled({ condition, meaning }: JudgedCondition): boolean {
  if (meaning === 'bad' || meaning === 'working') return true;
  return WARNING.test(condition.type) && condition.status !== 'False';
}

function worstFirst(a: JudgedCondition, b: JudgedCondition): number {
  return Number(b.meaning === 'bad') - Number(a.meaning === 'bad');
}

function withoutMessage({ condition }: JudgedCondition) {
  return conditionRow({ ...condition, message: undefined });
}
