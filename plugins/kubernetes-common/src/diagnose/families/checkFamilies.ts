import { isFailureClassName } from '../classes';
import { RuleSet } from './types';

/** The keys of its texts are made of the name, and `signature` is taken. */
const CLASS_NAME = /^[A-Z][A-Za-z0-9]*$/;

function checkClass(
  { id, classes }: RuleSet,
  name: string,
  ownerOf: ReadonlyMap<string, string>,
): void {
  const problem = (text: string) =>
    new Error(`Rule family '${id}': the class '${name}' ${text}`);
  if (!CLASS_NAME.test(name)) {
    throw problem('must be a capital letter, then letters and digits.');
  }
  if (isFailureClassName(name)) {
    throw problem('is built in. Give yours another name.');
  }
  const owner = ownerOf.get(name);
  if (owner !== undefined) {
    throw problem(`is one of the rule family '${owner}', too. Rename one.`);
  }
  const unknown = classes[name].explains?.find(
    explained => !isFailureClassName(explained),
  );
  if (unknown !== undefined) {
    throw problem(`explains '${unknown}', which is no built-in class.`);
  }
}

/**
 * Refuses families that would get in each other's way.
 *
 * @throws Error that names the family and the class.
 */
export function checkFamilies(families: readonly RuleSet[]): void {
  const ids = new Set<string>();
  const ownerOf = new Map<string, string>();
  for (const family of families) {
    if (ids.has(family.id)) {
      throw new Error(
        `There are two rule families with the id '${family.id}'.`,
      );
    }
    ids.add(family.id);
    for (const name of Object.keys(family.classes)) {
      checkClass(family, name, ownerOf);
      ownerOf.set(name, family.id);
    }
  }
}
