import { AST, RegExpParser } from '@eslint-community/regexpp';

/** What the machine of `countSteps` does, one instruction at a time. */
export type Instruction =
  | {
      readonly type: 'character';
      readonly test: CharacterTest;
      readonly by: 1 | -1;
    }
  | { readonly type: 'split'; first: number; second: number }
  | { readonly type: 'jump'; to: number }
  | { readonly type: 'mark'; readonly slot: number }
  | { readonly type: 'moved'; readonly slot: number }
  | {
      readonly type: 'edge';
      readonly kind: 'start' | 'end' | 'word';
      readonly isNegated: boolean;
    }
  | {
      readonly type: 'look';
      readonly program: Program;
      readonly isNegated: boolean;
    }
  | { readonly type: 'match' };

export type Program = readonly Instruction[];
export type CharacterTest = (character: string) => boolean;

export interface Expression {
  readonly source: string;
  readonly flags: string;
}

export function parse({ source, flags }: Expression): AST.Pattern {
  return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(
    source,
    0,
    source.length,
    { unicode: flags.includes('u'), unicodeSets: flags.includes('v') },
  );
}

/** Asks the engine itself whether one element takes a character, so that classes need no second reading. */
export function characterTest(raw: string, flags: string): CharacterTest {
  const whole = new RegExp(`^(?:${raw})$`, flags.replace(/[^iuvs]/g, ''));
  const known = new Map<string, boolean>();
  return character => {
    let answer = known.get(character);
    if (answer === undefined) {
      answer = whole.test(character);
      known.set(character, answer);
    }
    return answer;
  };
}

/** The same expression as a program for a machine that backtracks as engines do. */
export function compile(pattern: AST.Pattern, flags: string): Program {
  const program: Instruction[] = [];
  let slots = 0;

  function alternatives(all: readonly AST.Alternative[], by: 1 | -1): void {
    const jumps: Extract<Instruction, { type: 'jump' }>[] = [];
    all.forEach((alternative, i) => {
      const split = { type: 'split' as const, first: 0, second: 0 };
      const isLast = i === all.length - 1;
      if (!isLast) program.push(split);
      split.first = program.length;
      const elements = [...alternative.elements];
      if (by === -1) elements.reverse();
      for (const each of elements) element(each, by);
      if (isLast) return;
      const jump = { type: 'jump' as const, to: 0 };
      program.push(jump);
      jumps.push(jump);
      split.second = program.length;
    });
    for (const jump of jumps) jump.to = program.length;
  }

  function element(node: AST.Element, by: 1 | -1): void {
    switch (node.type) {
      case 'Group':
      case 'CapturingGroup':
        alternatives(node.alternatives, by);
        break;
      case 'Quantifier':
        quantifier(node, by);
        break;
      case 'Assertion':
        assertion(node);
        break;
      case 'Backreference':
        throw new Error(`a reference back is not linear: ${node.raw}`);
      default:
        program.push({
          type: 'character',
          test: characterTest(node.raw, flags),
          by,
        });
    }
  }

  function quantifier(node: AST.Quantifier, by: 1 | -1): void {
    for (let i = 0; i < node.min; i++) element(node.element, by);
    if (node.max === Infinity) loop(node, by);
    else optional(node, node.max - node.min, by);
  }

  function loop(node: AST.Quantifier, by: 1 | -1): void {
    const slot = slots++;
    const split = { type: 'split' as const, first: 0, second: 0 };
    const at = program.length;
    program.push(split);
    const body = program.length;
    program.push({ type: 'mark', slot });
    element(node.element, by);
    program.push({ type: 'moved', slot }, { type: 'jump', to: at });
    order(split, node.greedy, body, program.length);
  }

  function optional(node: AST.Quantifier, times: number, by: 1 | -1): void {
    const splits: { split: Instruction & { type: 'split' }; body: number }[] =
      [];
    for (let i = 0; i < times; i++) {
      const split = { type: 'split' as const, first: 0, second: 0 };
      program.push(split);
      splits.push({ split, body: program.length });
      element(node.element, by);
    }
    for (const { split, body } of splits) {
      order(split, node.greedy, body, program.length);
    }
  }

  function assertion(node: AST.Assertion): void {
    if (node.kind === 'lookahead' || node.kind === 'lookbehind') {
      const inner = compileAlternatives(
        node.alternatives,
        node.kind === 'lookahead' ? 1 : -1,
      );
      program.push({ type: 'look', program: inner, isNegated: node.negate });
      return;
    }
    const isNegated = node.kind === 'word' && node.negate;
    program.push({ type: 'edge', kind: node.kind, isNegated });
  }

  function compileAlternatives(
    all: readonly AST.Alternative[],
    by: 1 | -1,
  ): Program {
    const outer = program.splice(0);
    alternatives(all, by);
    const inner = [...program, { type: 'match' as const }];
    program.length = 0;
    program.push(...outer);
    return inner;
  }

  alternatives(pattern.alternatives, 1);
  return [...program, { type: 'match' }];
}

function order(
  split: { first: number; second: number },
  isGreedy: boolean,
  body: number,
  after: number,
): void {
  split.first = isGreedy ? body : after;
  split.second = isGreedy ? after : body;
}
