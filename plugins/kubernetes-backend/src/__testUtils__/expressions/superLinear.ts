import { Attack, createAttacks, attackText } from './createAttacks';
import { visitRegExpAST } from '@eslint-community/regexpp';
import { Expression, parse } from './compile';
import { stepCounter } from './countSteps';

const LENGTH = 800;

/** So few steps for each character are nothing to look into. */
const HARMLESS = 8;
/** Of the steps for each character, when the text doubles. With a quantifier that has a bound they hardly grow. */
const GROWTH = 1.4;
/** Not even without growth may a character be this dear. */
const DEAREST = 2_000;

/** The attack to which an expression's steps grow faster than the text, if one is found. */
export function superLinearAttack(expression: Expression): Attack | undefined {
  if (!repeats(expression)) return undefined;
  const count = stepCounter(expression);
  const perCharacter = (attack: Attack, length: number) =>
    count(attackText(attack, length), DEAREST * length) / length;
  const grows = (attack: Attack, from: number, length: number) => {
    const steps = perCharacter(attack, length);
    return steps >= DEAREST || steps > GROWTH * from ? steps : undefined;
  };
  return createAttacks(expression).find(attack => {
    const once = perCharacter(attack, LENGTH);
    if (once < HARMLESS) return false;
    const twice = grows(attack, once, 2 * LENGTH);
    return twice !== undefined && grows(attack, twice, 4 * LENGTH);
  });
}

/** Without a quantifier that goes on, each character costs at most the length of the expression. */
function repeats(expression: Expression): boolean {
  let goesOn = false;
  visitRegExpAST(parse(expression), {
    onQuantifierEnter: ({ max }) => {
      goesOn ||= max > HARMLESS;
    },
  });
  return goesOn;
}
