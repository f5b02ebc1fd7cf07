import { LabelRequirement } from './types';

/** Looser than Kubernetes' rules: an invalid key matches nothing. */
const REQUIREMENT = /^(!?)([^\s=!,"()]+)(?:(==?|!=)([^\s=!,"()]*))?$/;

/** `env in (a, b)`, with a space before the parenthesis or without. */
const SET = /^([^\s=!,"()]+)\s+(in|notin)\s*\(([^()]*)\)$/;
/** Parses `app=x,env!=y,tier,!canary,zone in (a,b)`; undefined when a part is invalid. */
export function parseSelector(
  text: string,
): readonly LabelRequirement[] | undefined {
  const requirements = split(text).map(parseRequirement);
  const known = requirements.filter(each => each !== undefined);
  return known.length === requirements.length ? known : undefined;
}

function parseRequirement(text: string): LabelRequirement | undefined {
  const set = SET.exec(text.trim());
  if (set) return parseSet(set);
  const match = REQUIREMENT.exec(text.trim());
  if (!match) return undefined;
  const [, not, key, operator, value] = match;
  if (operator === undefined) {
    return { key, operator: not ? 'absent' : 'exists' };
  }
  if (not) return undefined;
  return { key, operator: operator === '!=' ? '!=' : '=', value };
}

/** At commas outside of parentheses. */
function split(text: string): readonly string[] {
  const parts: string[] = [];
  let isInside = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '(') isInside = true;
    else if (character === ')') isInside = false;
    else if (character === ',' && !isInside) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function parseSet([, key, operator, list]: RegExpExecArray):
  | LabelRequirement
  | undefined {
  const values = list.split(',').map(value => value.trim());
  if (values.some(value => /[\s=!"]/.test(value))) return undefined;
  return { key, operator: operator === 'in' ? 'in' : 'notin', values };
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
        case 'in':
        case 'notin':
          return `${each.key} ${each.operator} (${each.values.join(',')})`;
        default:
          return `${each.key}${each.operator}${each.value}`;
      }
    })
    .join(',');
}
