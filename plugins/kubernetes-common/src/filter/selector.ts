import { LabelRequirement } from './types';

/** Looser than Kubernetes' own rules: a key that cannot exist simply matches nothing. */
const REQUIREMENT = /^(!?)([^\s=!,"()]+)(?:(==?|!=)([^\s=!,"()]*))?$/;

/** Reads `app=x,env!=y,tier,!canary`; undefined when a part of it is none of those. */
export function parseSelector(
  text: string,
): readonly LabelRequirement[] | undefined {
  const requirements = text.split(',').map(parseRequirement);
  const known = requirements.filter(each => each !== undefined);
  return known.length === requirements.length ? known : undefined;
}

function parseRequirement(text: string): LabelRequirement | undefined {
  const match = REQUIREMENT.exec(text.trim());
  if (!match) return undefined;
  const [, not, key, operator, value] = match;
  if (operator === undefined) {
    return { key, operator: not ? 'absent' : 'exists' };
  }
  if (not) return undefined;
  return { key, operator: operator === '!=' ? '!=' : '=', value };
}

/** The text that {@link parseSelector} reads as these requirements. */
export function formatSelector(
  requirements: readonly LabelRequirement[],
): string {
  return requirements
    .map(each => {
      switch (each.operator) {
        case 'exists':
          return each.key;
        case 'absent':
          return `!${each.key}`;
        default:
          return `${each.key}${each.operator}${each.value}`;
      }
    })
    .join(',');
}
