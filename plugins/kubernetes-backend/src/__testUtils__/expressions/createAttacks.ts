import { AST, visitRegExpAST } from '@eslint-community/regexpp';
import { characterTest, Expression, parse } from './compile';

/** Characters that classes are made of, beyond those that an expression names itself. */
const USUAL = [...'a0A_-.:/ "\'=@,;({[<\\x\n\t\u00e9'];
const MAX_CHARACTERS = 10;
const MEMBERS = 3;

/** A text that grows: the piece is repeated, between what comes before and after it. */
export interface Attack {
  readonly before: string;
  readonly piece: string;
  readonly after: string;
}

export function attackText({ before, piece, after }: Attack, length: number) {
  return before + piece.repeat(Math.ceil(length / piece.length)) + after;
}

class Sampler {
  readonly #alphabet: readonly string[];
  readonly #flags: string;

  constructor(alphabet: readonly string[], flags: string) {
    this.#alphabet = [...new Set([...alphabet, ...USUAL])];
    this.#flags = flags;
  }

  /** A text that a node takes. */
  one(node: AST.Element): string {
    return this.some(node)[0] ?? '';
  }

  /** Some texts that a node takes. */
  some(node: AST.Element): readonly string[] {
    switch (node.type) {
      case 'Assertion':
      case 'Backreference':
        return [''];
      case 'Quantifier':
        return this.some(node.element).map(text =>
          text.repeat(Math.max(node.min, 1)),
        );
      case 'Group':
      case 'CapturingGroup':
        return node.alternatives.slice(0, 8).flatMap(({ elements }) => {
          const choices = elements.map(each => this.some(each));
          const first = choices.map(texts => texts[0] ?? '').join('');
          const last = choices.map(texts => texts.at(-1) ?? '').join('');
          return first === last ? [first] : [first, last];
        });
      case 'Character':
        return [String.fromCodePoint(node.value)];
      default: {
        const test = characterTest(node.raw, this.#flags);
        return this.#alphabet.filter(test).slice(0, MEMBERS);
      }
    }
  }

  /** What a text must have before a node: with, and without, what may be left out. */
  before(node: AST.Node): readonly string[] {
    const full = this.#before(node, 1);
    const least = this.#before(node, 0);
    return full === least ? [full] : [full, least];
  }

  #before(node: AST.Node, times: 0 | 1): string {
    const { parent } = node;
    if (!parent) return '';
    const outer = this.#before(parent, times);
    if (parent.type !== 'Alternative') return outer;
    const earlier = parent.elements.slice(
      0,
      parent.elements.findIndex(each => each === node),
    );
    return (
      outer +
      earlier
        .map(each =>
          each.type === 'Quantifier' && each.min === 0 && times === 0
            ? ''
            : this.one(each),
        )
        .join('')
    );
  }
}

/**
 * Texts made of an expression's own parts: what leads to each of its
 * quantifiers, each repeated by itself and together with it, and all pairs of
 * its characters.
 */
export function createAttacks(expression: Expression): readonly Attack[] {
  const pattern = parse(expression);
  const alphabet = readAlphabet(pattern);
  const sampler = new Sampler(alphabet, expression.flags);
  const pieces = new Set<string>(alphabet);
  for (const a of alphabet) for (const b of alphabet) pieces.add(a + b);
  const attacks: Attack[] = [];
  const isByLine = expression.flags.includes('m');
  const cut = (before: string, piece: string) => {
    if (piece === '') return;
    attacks.push(
      { before, piece, after: '' },
      { before, piece, after: '\u0001' },
    );
    for (const times of [1, 40]) {
      const repeated = piece.repeat(times);
      pieces.add(before + repeated).add(`${before + repeated} `);
      if (isByLine) pieces.add(`\n${before}${repeated}`);
    }
  };
  visitRegExpAST(pattern, {
    onQuantifierEnter: node => {
      for (const before of sampler.before(node)) {
        for (const piece of sampler.some(node.element)) cut(before, piece);
      }
    },
    onAlternativeEnter: node => {
      for (const before of sampler.before(node)) pieces.add(before);
      let sofar = '';
      for (const element of node.elements) {
        sofar += sampler.one(element);
        pieces.add(sofar);
      }
    },
  });
  for (const piece of pieces) {
    if (piece !== '') attacks.push({ before: '', piece, after: '\u0001' });
  }
  return attacks;
}

function readAlphabet(pattern: AST.Pattern): readonly string[] {
  const own = new Set<string>();
  visitRegExpAST(pattern, {
    onCharacterEnter: ({ value }) => own.add(String.fromCodePoint(value)),
  });
  // Punctuation divides and joins, and is what attacks are made of; letters are alike.
  const ranked = [...own].sort(
    (a, b) => Number(/\w/.test(a)) - Number(/\w/.test(b)),
  );
  return [...new Set([...ranked.slice(0, MAX_CHARACTERS - 4), ...USUAL])].slice(
    0,
    MAX_CHARACTERS,
  );
}
