import {
  NamedObject,
  OwnerReference,
} from '@podlight/backstage-plugin-kubernetes-common';
import { resourceName, ResourceType, TypeLookup } from '../resourceTypes';

/** Kinds that may be below a custom resource. */
export const OWNED_KINDS = [
  'Pod',
  'ReplicaSet',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
] as const;

export type OwnedKind = (typeof OWNED_KINDS)[number];

const BUILT_IN_GROUPS: ReadonlySet<string> = new Set(['', 'apps', 'batch']);

/** Names that need no escape in a field selector. */
const PLAIN_NAME = /^[\w.:-]+$/;

/** Whether an object can be read by its name alone. */
export function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name);
}

export function isOwnedKind(kind: string): kind is OwnedKind {
  return (OWNED_KINDS as readonly string[]).includes(kind);
}

/** The type of an owner, if it is read in this cluster. */
export function findOwnerType(
  { apiVersion, kind }: OwnerReference,
  types: TypeLookup,
): ResourceType | undefined {
  const group = apiVersion?.includes('/') ? apiVersion.split('/')[0] : '';
  if (isOwnedKind(kind) && BUILT_IN_GROUPS.has(group)) return types.any(kind);
  const ofGroup = types
    .configured(['CustomResource'])
    .filter(type => type.group === group);
  // A definition knows; the rule for plurals has exceptions.
  return (
    ofGroup.find(({ objectKind }) => objectKind === kind) ??
    ofGroup.find(
      ({ objectKind, plural }) =>
        objectKind === undefined && isPlural(plural, kind),
    )
  );
}

/** The type of what a custom resource names, if it is read in this cluster. */
export function findChildType(
  { definition, kind }: NamedObject,
  types: TypeLookup,
): ResourceType | undefined {
  if (definition === undefined) {
    return isOwnedKind(kind) ? types.configured([kind])[0] : undefined;
  }
  return types
    .configured(['CustomResource'])
    .find(type => resourceName(type) === definition);
}

/** Vertices, matrices, analyses, leaves, knives, criteria, quizzes. */
const IRREGULAR: readonly (readonly [end: string, ending: string])[] = [
  ['ex', 'ices'],
  ['ix', 'ices'],
  ['is', 'es'],
  ['f', 'ves'],
  ['fe', 'ves'],
  ['on', 'a'],
  ['um', 'a'],
  ['z', 'zzes'],
];

/** Whether a kind has that plural, by the rules of `UnsafeGuessKindToResource` and English. */
function isPlural(plural: string, kind: string): boolean {
  const singular = kind.toLowerCase();
  return (
    plural === singular ||
    plural === `${singular}s` ||
    plural === `${singular}es` ||
    (singular.endsWith('y') && plural === `${singular.slice(0, -1)}ies`) ||
    IRREGULAR.some(
      ([end, ending]) =>
        singular.endsWith(end) &&
        plural === singular.slice(0, -end.length) + ending,
    )
  );
}
