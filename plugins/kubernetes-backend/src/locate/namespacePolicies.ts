import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { matchesGlob } from '@podlight/backstage-plugin-kubernetes-common';
import { NamespacePolicy } from '@podlight/backstage-plugin-kubernetes-node';
import { NamespaceRule } from '../config';

/** Whether a rule names the entity's owner or its system. */
type Named = 'owner' | 'system';

/** The policies of `kubernetes.entityAccess.namespaces`, in order. */
export function configuredPolicies(
  rules: readonly NamespaceRule[],
): readonly NamespacePolicy[] {
  return rules.map((rule, index) => {
    const id = `entityAccess.namespaces[${index}]`;
    return 'namespaces' in rule ? listed(id, rule) : named(id, rule);
  });
}

/** The entity's owners, or the systems that it is part of, as references. */
export function listParties(entity: Entity, names: Named): readonly string[] {
  const [type, kind] =
    names === 'owner'
      ? [RELATION_OWNED_BY, undefined]
      : [RELATION_PART_OF, 'system'];
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => parseEntityRef(targetRef))
    .filter(ref => kind === undefined || ref.kind.toLowerCase() === kind)
    .map(ref => stringifyEntityRef(ref));
}

/** The rule lists the namespaces of an owner or a system. */
function listed(
  id: string,
  rule: Extract<NamespaceRule, { namespaces: string[] }>,
): NamespacePolicy {
  const [names, pattern] =
    rule.owner === undefined
      ? (['system', rule.system ?? ''] as const)
      : (['owner', rule.owner] as const);
  return {
    id,
    allows: ({ entity, namespace }) =>
      listParties(entity, names).some(ref =>
        matchesGlob(full(pattern, names), ref),
      ) && rule.namespaces.some(glob => matchesGlob(glob, namespace)),
  };
}

/** A label or annotation of the namespace names its owner. */
function named(
  id: string,
  rule: Extract<NamespaceRule, { names?: Named }>,
): NamespacePolicy {
  const { names = 'owner' } = rule;
  return {
    id,
    allows: async ({ entity, metadata }) => {
      const parties = listParties(entity, names);
      if (parties.length === 0) return false;
      const { labels, annotations } = await metadata();
      const [values, key] =
        rule.label === undefined
          ? [annotations, rule.annotation ?? '']
          : [labels, rule.label];
      const text = Object.hasOwn(values, key) ? values[key] : '';
      return text
        .split(',')
        .map(part => part.trim())
        .some(part => part !== '' && parties.includes(full(part, names)));
    },
  };
}

/**
 * A name, or a pattern for one, as a reference. Labels have no room for a colon,
 * so `team-a` is `group:default/team-a`.
 */
function full(text: string, names: Named): string {
  const slash = text.indexOf('/');
  const colon = text.indexOf(':');
  const kind = colon < 0 ? '' : `${text.slice(0, colon)}:`;
  const rest = text.slice(colon + 1);
  return (
    (kind || (names === 'owner' ? 'group:' : 'system:')) +
    (slash < 0 ? `default/${rest}` : rest)
  ).toLowerCase();
}
