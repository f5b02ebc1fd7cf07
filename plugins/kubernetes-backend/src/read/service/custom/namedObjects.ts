import { compareText } from '@podlight/backstage-plugin-kubernetes-common';
import { ListWatchSpec, specKey } from '../../informer/ListWatchSpec';
import { TypeLookup } from '../../resourceTypes';
import { findChildType, findOwnerType, isPlainName } from '../referencedTypes';
import { Walk } from '../walkOwners';

/** More of one type in a namespace than this are one list of all of them. */
const MAX_SINGLE_NAMES = 5;

/** Plans to read the owners of pods and what custom resources name, in a stable order. */
export function namedObjects(
  walk: Walk,
  types: TypeLookup,
): readonly ListWatchSpec[] {
  return gather(listNames(walk, types));
}

function listNames(
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
  const wholeKey = ({ name: _, ...whole }: ListWatchSpec) => specKey(whole);
  const counts = new Map<string, number>();
  for (const spec of specs) {
    counts.set(wholeKey(spec), (counts.get(wholeKey(spec)) ?? 0) + 1);
  }
  return unique(
    specs.map(spec => {
      const { name: _, ...whole } = spec;
      const isMany = (counts.get(wholeKey(spec)) ?? 0) > MAX_SINGLE_NAMES;
      // In no namespace there may be those of all teams.
      return isMany && spec.namespace !== undefined ? whole : spec;
    }),
  );
}

function unique(specs: readonly ListWatchSpec[]): readonly ListWatchSpec[] {
  const byKey = new Map(specs.map(spec => [specKey(spec), spec]));
  return [...byKey]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, spec]) => spec);
}
