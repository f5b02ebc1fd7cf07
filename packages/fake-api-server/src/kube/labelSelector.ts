import { StatusError } from './status';

/**
 * One term of a label selector. `values` is empty for exists and notExists.
 *
 * @public
 */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: 'in' | 'notIn' | 'exists' | 'notExists' | 'gt' | 'lt';
  readonly values: readonly string[];
}

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
/** A DNS subdomain: no label of it is empty. */
const PREFIX =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const TOKEN = /\s*(==|!=|[=!,()<>]|[^=!,()<>\s]+)/y;
const SYMBOLS = new Set(['==', '!=', '=', '!', ',', '(', ')', '<', '>']);
/** Kubernetes' limits on the parts of a label. */
const MAX_NAME_LENGTH = 63;
const MAX_PREFIX_LENGTH = 253;

function unparsable(message: string): StatusError {
  return StatusError.badRequest(`unable to parse requirement: ${message}`);
}

function tokenize(selector: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < selector.trimEnd().length) {
    const match = TOKEN.exec(selector);
    if (!match) break;
    tokens.push(match[1]);
  }
  return tokens;
}

/** The grammar of `labelSelector=`, read left to right. */
class Parser {
  readonly #tokens: readonly string[];
  #position = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  parse(): LabelRequirement[] {
    const requirements: LabelRequirement[] = [];
    while (this.#peek() !== undefined) {
      requirements.push(this.#requirement());
      const separator = this.#next();
      if (separator === undefined) break;
      if (separator !== ',') {
        throw unparsable(
          `found '${separator}', expected: ',' or 'end of string'`,
        );
      }
      if (this.#peek() === undefined) {
        throw unparsable(`found '', expected: identifier after ','`);
      }
    }
    return requirements;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#position];
  }

  #next(): string | undefined {
    return this.#tokens[this.#position++];
  }

  #requirement(): LabelRequirement {
    if (this.#peek() === '!') {
      this.#next();
      return { key: this.#key(), operator: 'notExists', values: [] };
    }
    const key = this.#key();
    const following = this.#peek();
    if (following === undefined || following === ',') {
      return { key, operator: 'exists', values: [] };
    }
    const operator = this.#next();
    switch (operator) {
      case '=':
      case '==':
        return { key, operator: 'in', values: [this.#exactValue(key)] };
      case '!=':
        return { key, operator: 'notIn', values: [this.#exactValue(key)] };
      case '>':
      case '<':
        return {
          key,
          operator: operator === '>' ? 'gt' : 'lt',
          values: [this.#integer(key)],
        };
      case 'in':
        return { key, operator: 'in', values: this.#set(key) };
      case 'notin':
        return { key, operator: 'notIn', values: this.#set(key) };
      default:
        throw unparsable(
          `found '${operator}', expected: in, notin, =, ==, !=, gt, lt`,
        );
    }
  }

  #key(): string {
    const token = this.#next();
    if (token === undefined || SYMBOLS.has(token)) {
      throw unparsable(`found '${token ?? ''}', expected: identifier`);
    }
    const slash = token.indexOf('/');
    const prefix = slash < 0 ? undefined : token.slice(0, slash);
    const name = token.slice(slash + 1);
    const valid =
      NAME.test(name) &&
      name.length <= MAX_NAME_LENGTH &&
      (prefix === undefined ||
        (PREFIX.test(prefix) && prefix.length <= MAX_PREFIX_LENGTH));
    if (!valid) {
      throw unparsable(
        `<nil>: Invalid value: "${token}": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`,
      );
    }
    return token;
  }

  #value(key: string, token: string): string {
    if (token !== '' && (!NAME.test(token) || token.length > MAX_NAME_LENGTH)) {
      throw unparsable(
        `values[0][${key}]: Invalid value: "${token}": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`,
      );
    }
    return token;
  }

  #exactValue(key: string): string {
    const token = this.#peek();
    if (token === undefined || token === ',') return '';
    if (SYMBOLS.has(token)) {
      throw unparsable(`found '${token}', expected: identifier`);
    }
    this.#next();
    return this.#value(key, token);
  }

  #integer(key: string): string {
    const token = this.#exactValue(key);
    if (!/^-?\d+$/.test(token)) {
      throw unparsable(
        `values[0][${key}]: Invalid value: "${token}": for 'Gt', 'Lt' operators, the value must be an integer`,
      );
    }
    return token;
  }

  #set(key: string): string[] {
    const open = this.#next();
    if (open !== '(') throw unparsable(`found '${open ?? ''}', expected: '('`);
    const values: string[] = [];
    let pending = '';
    for (let token = this.#next(); ; token = this.#next()) {
      if (token === ',') {
        values.push(pending);
        pending = '';
      } else if (token === ')') {
        values.push(pending);
        return [...new Set(values)].sort();
      } else if (token === undefined || SYMBOLS.has(token) || pending !== '') {
        throw unparsable(`found '${token ?? ''}', expected: ',' or ')'`);
      } else {
        pending = this.#value(key, token);
      }
    }
  }
}

/**
 * Parses a label selector, the whole grammar: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, `a>1`.
 *
 * @throws StatusError 400 in Kubernetes' words where it does not parse
 */
export function parseLabelSelector(
  selector: string,
): readonly LabelRequirement[] {
  return new Parser(tokenize(selector)).parse();
}

function holds(
  requirement: LabelRequirement,
  labels: Readonly<Record<string, string>>,
): boolean {
  const present = Object.prototype.hasOwnProperty.call(labels, requirement.key);
  const value = labels[requirement.key];
  switch (requirement.operator) {
    case 'in':
      return present && requirement.values.includes(value);
    case 'notIn':
      return !present || !requirement.values.includes(value);
    case 'exists':
      return present;
    case 'notExists':
      return !present;
    case 'gt':
      return present && Number(value) > Number(requirement.values[0]);
    case 'lt':
      return present && Number(value) < Number(requirement.values[0]);
    default:
      return false;
  }
}

export function matchesLabels(
  requirements: readonly LabelRequirement[],
  labels: Readonly<Record<string, string>> = {},
): boolean {
  return requirements.every(requirement => holds(requirement, labels));
}
