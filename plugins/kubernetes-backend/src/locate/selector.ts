/**
 * Kubernetes label selectors as kubectl accepts them with `-l`: parsed so that
 * invalid ones are rejected with a clear error, and matched so that what an API server returns
 * is checked again here.
 */

/** One term of a selector. All terms must hold. */
export type Requirement =
  | {
      readonly type: 'in' | 'notIn';
      readonly key: string;
      readonly values: readonly string[];
    }
  | { readonly type: 'exists' | 'absent'; readonly key: string }
  | {
      readonly type: 'greater' | 'less';
      readonly key: string;
      readonly bound: number;
    };

export interface LabelSelector {
  /** As sent to the API server. */
  readonly text: string;
  readonly requirements: readonly Requirement[];
}

export type ParsedSelector =
  | { readonly ok: true; readonly selector: LabelSelector }
  | { readonly ok: false; readonly problem: string };

/** The API server accepts longer ones, but no one writes them by hand. */
const MAX_LENGTH = 2_000;

/** The text in the position of a key, not yet checked by {@link isLabelKey}. */
const KEY = '[A-Za-z0-9][\\w./-]*';

const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);
const EQUALITY = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*([\\w.-]*)$`);
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const COMPARISON = new RegExp(`^(${KEY})\\s*([<>])\\s*(\\d{1,15})$`);

/** White space in JavaScript that Kubernetes does not count as such. */
const STRANGE_BLANK = /[^\S \t\r\n]/;

/** `IsDNS1123Subdomain` and `IsQualifiedName` of k8s.io/apimachinery. */
const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const NAME = /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/;
const MAX_PREFIX_LENGTH = 253;
const MAX_NAME_LENGTH = 63;

/**
 * Parses a selector.
 *
 * @remarks
 * A selector with only negative terms selects nearly everything in a
 * cluster, so at least one term has to require a label.
 */
export function parseSelector(text: string): ParsedSelector {
  const strange = STRANGE_BLANK.exec(text);
  if (strange) {
    const code = strange[0].charCodeAt(0).toString(16).padStart(4, '0');
    return refuse(
      `it contains the blank character U+${code.toUpperCase()}, which Kubernetes rejects; use a space`,
    );
  }
  const trimmed = text.trim();
  if (trimmed === '') return refuse('it is empty, which selects everything');
  if (trimmed.length > MAX_LENGTH) {
    return refuse(`it is longer than ${MAX_LENGTH} characters`);
  }
  const requirements: Requirement[] = [];
  for (const term of splitTerms(trimmed)) {
    const requirement = parseTerm(term.trim());
    if (!requirement) {
      return refuse(
        `'${term.trim()}' isn't a valid term; use app=shop, app in (shop, cart), or !legacy, for example`,
      );
    }
    requirements.push(requirement);
  }
  if (!requirements.some(isPositive)) {
    return refuse('it only excludes labels; add a term such as app=shop');
  }
  return { ok: true, selector: { text: trimmed, requirements } };
}

/** The selector `key=value`, safe for any value. */
export function equalitySelector(key: string, value: string): ParsedSelector {
  return isLabelValue(value)
    ? parseSelector(`${key}=${value}`)
    : refuse(`'${value}' isn't a valid label value`);
}

export function matchesSelector(
  { requirements }: LabelSelector,
  labels: Readonly<Record<string, string>>,
): boolean {
  return requirements.every(requirement => {
    const value = Object.hasOwn(labels, requirement.key)
      ? labels[requirement.key]
      : undefined;
    switch (requirement.type) {
      case 'in':
        return value !== undefined && requirement.values.includes(value);
      case 'notIn':
        return value === undefined || !requirement.values.includes(value);
      case 'exists':
        return value !== undefined;
      case 'absent':
        return value === undefined;
      default:
        return (
          value !== undefined &&
          /^-?\d+$/.test(value) &&
          (requirement.type === 'greater'
            ? Number(value) > requirement.bound
            : Number(value) < requirement.bound)
        );
    }
  });
}

function isPositive({ type }: Requirement): boolean {
  return type !== 'notIn' && type !== 'absent';
}

function refuse(problem: string): ParsedSelector {
  return { ok: false, problem };
}

/** Whether Kubernetes accepts it as a label key: `NAME` or `SUBDOMAIN/NAME`. */
function isLabelKey(text: string): boolean {
  const parts = text.split('/');
  const name = parts.pop() ?? '';
  if (name.length > MAX_NAME_LENGTH || !NAME.test(name)) return false;
  if (parts.length === 0) return true;
  const [prefix] = parts;
  return (
    parts.length === 1 &&
    prefix.length <= MAX_PREFIX_LENGTH &&
    prefix.split('.').every(label => DNS_LABEL.test(label))
  );
}

function isLabelValue(text: string): boolean {
  return text === '' || (text.length <= MAX_NAME_LENGTH && NAME.test(text));
}

/** Splits at commas outside parentheses. */
function splitTerms(text: string): readonly string[] {
  const terms: string[] = [];
  let start = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === ',' && depth === 0) {
      terms.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...terms, text.slice(start)];
}

/** Undefined for a term that Kubernetes would reject, including its key and values. */
function parseTerm(term: string): Requirement | undefined {
  const requirement = readTerm(term);
  if (!requirement || !isLabelKey(requirement.key)) return undefined;
  const values = 'values' in requirement ? requirement.values : [];
  return values.every(isLabelValue) ? requirement : undefined;
}

function readTerm(term: string): Requirement | undefined {
  const equality = EQUALITY.exec(term);
  if (equality) {
    const [, key, operator, value] = equality;
    return { type: operator === '!=' ? 'notIn' : 'in', key, values: [value] };
  }
  const set = SET.exec(term);
  if (set) {
    const [, key, operator, list] = set;
    // Kubernetes rejects `in ()` and reads `in (,)` as the empty value.
    if (list.trim() === '') return undefined;
    const values = list.split(',').map(value => value.trim());
    return { type: operator === 'in' ? 'in' : 'notIn', key, values };
  }
  const exists = EXISTS.exec(term);
  if (exists) {
    const [, negation, key] = exists;
    return { type: negation ? 'absent' : 'exists', key };
  }
  const comparison = COMPARISON.exec(term);
  if (!comparison) return undefined;
  const [, key, operator, bound] = comparison;
  return {
    type: operator === '>' ? 'greater' : 'less',
    key,
    bound: Number(bound),
  };
}
