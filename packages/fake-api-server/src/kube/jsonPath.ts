import { at } from './object';

type Step =
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'index'; readonly index: number }
  | { readonly type: 'all' }
  | {
      readonly type: 'filter';
      readonly path: readonly string[];
      readonly isEqual: boolean;
      readonly value: unknown;
    };

/** A path to values of an object, as in the columns of a CustomResourceDefinition. */
export interface JsonPath {
  readonly steps: readonly Step[];
}

const FIELD = /\.((?:[^.[\]\\]|\\.)+)/y;
const QUOTED = /\['([^']*)'\]|\["([^"]*)"\]/y;
const INDEX = /\[(-?\d+)\]/y;
const ALL = /\[\*\]|\.\*/y;
const FILTER =
  /\[\?\( ?@((?:\.[^.=!() ]+)+) ?(==|!=) ?("[^"]*"|'[^']*'|[\w.-]+) ?\)\]/y;

function matchAt(pattern: RegExp, text: string, position: number) {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

function parseLiteral(text: string): unknown {
  if (/^["']/.test(text)) return text.slice(1, -1);
  if (text === 'true' || text === 'false') return text === 'true';
  return Number.isNaN(Number(text)) ? text : Number(text);
}

function readStep(
  text: string,
  position: number,
): { step: Step; end: number } | undefined {
  const found = (match: RegExpExecArray, step: Step) => ({
    step,
    end: position + match[0].length,
  });
  const all = matchAt(ALL, text, position);
  if (all) return found(all, { type: 'all' });
  const field = matchAt(FIELD, text, position);
  if (field) {
    const name = field[1].replace(/\\(.)/g, '$1');
    return found(field, { type: 'field', name });
  }
  const quoted = matchAt(QUOTED, text, position);
  if (quoted) {
    return found(quoted, { type: 'field', name: quoted[1] ?? quoted[2] });
  }
  const index = matchAt(INDEX, text, position);
  if (index) return found(index, { type: 'index', index: Number(index[1]) });
  const filter = matchAt(FILTER, text, position);
  if (!filter) return undefined;
  return found(filter, {
    type: 'filter',
    path: filter[1].slice(1).split('.'),
    isEqual: filter[2] === '==',
    value: parseLiteral(filter[3]),
  });
}

/**
 * Parses fields, indices, `[*]` and filters such as `[?(@.type=="Ready")]`.
 *
 * @throws Error where a path has anything else
 */
export function parseJsonPath(text: string): JsonPath {
  const steps: Step[] = [];
  for (let position = 0; position < text.length; ) {
    const read = readStep(text, position);
    if (!read) {
      throw new Error(
        `The path "${text}" cannot be read from position ${position} on`,
      );
    }
    steps.push(read.step);
    position = read.end;
  }
  return { steps };
}

function follow(step: Step, value: unknown): readonly unknown[] {
  switch (step.type) {
    case 'field':
      return [at(value, step.name)];
    case 'index':
      return Array.isArray(value) ? [value.at(step.index)] : [];
    case 'all':
      return typeof value === 'object' && value !== null
        ? Object.values(value)
        : [];
    default:
      return Array.isArray(value)
        ? value.filter(
            item => (at(item, ...step.path) === step.value) === step.isEqual,
          )
        : [];
  }
}

/** The values that a path leads to; none where a field is missing. */
export function findValues(
  { steps }: JsonPath,
  object: unknown,
): readonly unknown[] {
  let values: readonly unknown[] = [object];
  for (const step of steps) {
    values = values
      .flatMap(value => follow(step, value))
      .filter(value => value !== undefined);
  }
  return values;
}
