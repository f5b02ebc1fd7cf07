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

/**
 * Whether labels match a selector in kubectl's syntax; false for an invalid
 * one.
 *
 * @public
 */
export function hasLabels(
  labels: Readonly<Record<string, string>>,
  selector: string,
): boolean {
  const requirements = parseSelector(selector);
  return requirements ? matchLabels(requirements, labels) : false;
}

export function matchLabels(
  requirements: readonly LabelRequirement[],
  labels: Readonly<Record<string, string>>,
): boolean {
  return requirements.every(each => matchLabel(each, labels));
}

function matchLabel(
  requirement: LabelRequirement,
  labels: Readonly<Record<string, string>>,
): boolean {
  const { key } = requirement;
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (requirement.operator) {
    case 'exists':
      return value !== undefined;
    case 'absent':
      return value === undefined;
    case '=':
      return value === requirement.value;
    case 'in':
      return value !== undefined && requirement.values.includes(value);
    case 'notin':
      return value === undefined || !requirement.values.includes(value);
    default:
      return value !== requirement.value;
  }
}
