import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import type { RE2JS } from 're2js';
import { CelValue } from './toCelValue';

/** The top level of an object, as Flux names it; `self` is all of it. */
export interface CelContext {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: CelValue;
  readonly spec: CelValue;
  readonly status: CelValue;
  readonly self: CelValue;
}

/** An expression that can be evaluated. */
export interface CelExpression<T> {
  /** A loop inside of a loop multiplies the time by the length of what it goes through. */
  readonly hasNestedLoops: boolean;
  /** Undefined where a field is absent that it needs. @throws Error that says what is wrong */
  evaluate(context: CelContext): T | undefined;
}

/** Longer ones are programs. */
const MAX_LENGTH = 4_096;
/** Each level multiplies the time by the length of a list. */
const MAX_NESTED_LOOPS = 2;

const LOOPS: ReadonlySet<string> = new Set([
  'all',
  'exists',
  'exists_one',
  'filter',
  'map',
]);

/** The library's own `matches` backtracks, so that a hostile text could keep it busy for minutes. */
const LINEAR_MATCHES = 'matchesLinearly';

/**
 * The libraries that expressions need, which are loaded when the plugin starts.
 *
 * @public
 */
export interface CelLibraries {
  readonly Environment: typeof import('@marcbachmann/cel-js').Environment;
  readonly RE2JS: typeof import('re2js').RE2JS;
}

/** Compiles expressions in CEL. */
export class CelCompiler {
  readonly #environment: Environment;

  constructor(libraries: CelLibraries) {
    this.#environment = createEnvironment(libraries);
  }

  /** @throws Error for an expression that is not CEL, names an unknown variable, or is not of this type */
  compile(text: string, type: 'bool'): CelExpression<boolean>;
  compile(text: string, type: 'string'): CelExpression<string>;
  compile(
    text: string,
    type: 'bool' | 'string',
  ): CelExpression<boolean | string> {
    if (text.length > MAX_LENGTH) {
      throw new Error(`is longer than ${MAX_LENGTH} characters`);
    }
    const { ast } = this.#environment.parse(text);
    const loops = countNestedLoops(ast);
    if (loops > MAX_NESTED_LOOPS) {
      throw new Error(
        `has loops (all, exists, filter, map) nested more than ${MAX_NESTED_LOOPS} levels deep`,
      );
    }
    const program = this.#environment.parse(replaceMatches(text, ast));
    const checked = program.check();
    if (!checked.valid) throw checked.error ?? new Error('is not valid');
    if (checked.type !== type && checked.type !== 'dyn') {
      throw new Error(`is of type ${checked.type}; it has to be ${type}`);
    }
    const wanted = type === 'bool' ? 'boolean' : 'string';
    return {
      hasNestedLoops: loops > 1,
      evaluate: context => {
        const value = evaluate(program, context);
        if (value === undefined) return undefined;
        if (typeof value === 'boolean' || typeof value === 'string') {
          if (typeof value === wanted) return value;
        }
        throw new Error(`gives ${typeof value}; it has to give ${type}`);
      },
    };
  }
}

/** More patterns than all definitions have; others are compiled each time. */
const MAX_PATTERNS = 200;

/** A pattern of 200 characters takes so many steps in the longest text, which are a few seconds at worst. */
const MAX_STEPS = 20_000_000;

/** How many steps a pattern takes for a character at most; RE2 writes `a{9}` out. */
function stepsPerCharacter(pattern: string): number {
  const counts = pattern.match(/\d{1,4}(?=\})/g) ?? [];
  const times = counts.reduce(
    (all, each) => all * Math.max(Number(each), 1),
    1,
  );
  return pattern.length * Math.min(times, 1_000);
}

function createEnvironment({ Environment: Env, RE2JS }: CelLibraries) {
  const patterns = new Map<string, RE2JS>();
  const matches = (text: string, pattern: string) => {
    if (stepsPerCharacter(pattern) * text.length > MAX_STEPS) {
      throw new Error('the pattern or the text of matches is too long');
    }
    const known = patterns.get(pattern) ?? RE2JS.compile(pattern);
    if (patterns.size < MAX_PATTERNS) patterns.set(pattern, known);
    return known.matcher(text).find();
  };
  return ['metadata', 'spec', 'status', 'self']
    .reduce(
      (env, name) => env.registerVariable(name, 'dyn'),
      new Env({
        enableOptionalTypes: true,
        limits: { maxAstNodes: 2_000, maxDepth: 100 },
      }),
    )
    .registerVariable('apiVersion', 'string')
    .registerVariable('kind', 'string')
    .registerFunction(`string.${LINEAR_MATCHES}(string): bool`, matches);
}

/** What is not there is not true: controllers write fields when there is something to say. */
function evaluate(
  program: (context: CelContext) => unknown,
  context: CelContext,
): unknown {
  try {
    return program(context);
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      if (error.code === 'no_such_key') return undefined;
    }
    throw error;
  }
}

function childNodes(node: ASTNode): readonly ASTNode[] {
  const found: ASTNode[] = [];
  const visit = (part: unknown) => {
    if (Array.isArray(part)) part.forEach(visit);
    else if (isNode(part)) found.push(part);
  };
  visit(node.args);
  return found;
}

function isNode(part: unknown): part is ASTNode {
  return typeof part === 'object' && part !== null && 'op' in part;
}

function countNestedLoops(node: ASTNode): number {
  const isLoop = node.op === 'rcall' && LOOPS.has(node.args[0]);
  const inside = childNodes(node).map(countNestedLoops);
  return Number(isLoop) + Math.max(0, ...inside);
}

/** Calls the linear function instead, from the last place to the first so that places stay right. */
function replaceMatches(text: string, ast: ASTNode): string {
  const places: number[] = [];
  const visit = (node: ASTNode) => {
    if (node.op === 'rcall' && node.args[0] === 'matches') {
      const from = node.args[1].range.end;
      places.push(text.indexOf('matches', from));
    }
    childNodes(node).forEach(visit);
  };
  visit(ast);
  return places
    .sort((a, b) => b - a)
    .reduce(
      (result, at) =>
        result.slice(0, at) + LINEAR_MATCHES + result.slice(at + 7),
      text,
    );
}
