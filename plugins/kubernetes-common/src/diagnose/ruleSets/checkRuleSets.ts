import { isFailureClassName } from '../classes';
import { RuleSet } from './types';

/** Translation keys start with the name, and `signature` is taken. */
const CLASS_NAME = /^[A-Z][A-Za-z0-9]*$/;

function checkClass(
  { id, classes }: RuleSet,
  name: string,
  owners: ReadonlyMap<string, string>,
): void {
  const problem = (text: string) =>
    new Error(`Rule set '${id}': the class '${name}' ${text}`);
  if (!CLASS_NAME.test(name)) {
    throw problem('must be a capital letter, then letters and digits.');
  }
  if (isFailureClassName(name)) {
    throw problem('is built in. Give yours another name.');
  }
  const owner = owners.get(name);
  if (owner !== undefined) {
    throw problem(`is one of the rule set '${owner}', too. Rename one.`);
  }
  const unknown = classes[name].supersedes?.find(
    superseded => !isFailureClassName(superseded),
  );
  if (unknown !== undefined) {
    throw problem(`supersedes '${unknown}', which is not a built-in class.`);
  }
}

/**
 * Validates the names of rule sets and classes.
 *
 * @throws Error that names the rule set and the class.
 */
export function checkRuleSets(ruleSets: readonly RuleSet[]): void {
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  for (const ruleSet of ruleSets) {
    if (ids.has(ruleSet.id)) {
      throw new Error(
        `There is more than one rule set with the id '${ruleSet.id}'.`,
      );
    }
    ids.add(ruleSet.id);
    for (const name of Object.keys(ruleSet.classes)) {
      checkClass(ruleSet, name, owners);
      owners.set(name, ruleSet.id);
    }
  }
}
