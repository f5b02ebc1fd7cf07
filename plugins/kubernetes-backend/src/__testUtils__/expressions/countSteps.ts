import { compile, Expression, parse, Program } from './compile';

const WORD = /\w/;

interface Run {
  readonly text: readonly string[];
  readonly isMultiline: boolean;
  readonly most: number;
  steps: number;
}

/**
 * How many steps an engine that backtracks, such as a browser's, takes to look
 * for all matches. Counting says the same on every machine, a clock does not.
 *
 * @returns a function of the text, and of how many steps are too many to go on
 */
export function stepCounter(
  expression: Expression,
): (text: string, most: number) => number {
  const program = compile(parse(expression), expression.flags);
  const isUnicode = /[uv]/.test(expression.flags);
  const isSticky = expression.flags.includes('y');
  return (text, most) => {
    const run: Run = {
      text: isUnicode ? [...text] : text.split(''),
      isMultiline: expression.flags.includes('m'),
      most,
      steps: 0,
    };
    let from = 0;
    while (from <= run.text.length && run.steps < most) {
      const end = runProgram(program, run, from);
      if (end === undefined && isSticky) break;
      from = end === undefined || end === from ? from + 1 : end;
    }
    return run.steps;
  };
}

/** Where the match that begins at `from` ends. */
function runProgram(
  program: Program,
  run: Run,
  from: number,
): number | undefined {
  const { text } = run;
  const marks: number[] = [];
  // Three numbers for each way that is left: instruction, position, and -1; or slot, old mark and -2.
  const ways: number[] = [0, from, -1];
  while (ways.length > 0) {
    const kind = ways.pop();
    let at = ways.pop() ?? 0;
    let pc = ways.pop() ?? 0;
    if (kind === -2) {
      marks[pc] = at;
      continue;
    }
    for (let isAlive = true; isAlive; ) {
      run.steps += 1;
      if (run.steps >= run.most) return undefined;
      const instruction = program[pc];
      switch (instruction.type) {
        case 'match':
          return at;
        case 'character': {
          const character = text[instruction.by === 1 ? at : at - 1];
          isAlive = character !== undefined && instruction.test(character);
          at += instruction.by;
          pc += 1;
          break;
        }
        case 'split':
          ways.push(instruction.second, at, -1);
          pc = instruction.first;
          break;
        case 'jump':
          pc = instruction.to;
          break;
        case 'mark':
          ways.push(instruction.slot, marks[instruction.slot] ?? -1, -2);
          marks[instruction.slot] = at;
          pc += 1;
          break;
        default:
          isAlive = holds(instruction, run, at, marks);
          pc += 1;
      }
    }
  }
  return undefined;
}

/** What has no width. */
function holds(
  instruction: Exclude<
    Program[number],
    { type: 'match' | 'character' | 'split' | 'jump' | 'mark' }
  >,
  run: Run,
  at: number,
  marks: readonly number[],
): boolean {
  switch (instruction.type) {
    case 'moved':
      return marks[instruction.slot] !== at;
    case 'look': {
      const isFound = runProgram(instruction.program, run, at) !== undefined;
      return isFound !== instruction.isNegated;
    }
    default:
      return isEdge(instruction.kind, run, at) !== instruction.isNegated;
  }
}

function isEdge(kind: 'start' | 'end' | 'word', run: Run, at: number): boolean {
  const before = run.text[at - 1];
  const after = run.text[at];
  if (kind === 'word') return isWord(before) !== isWord(after);
  const beyond = kind === 'start' ? before : after;
  return beyond === undefined || (run.isMultiline && beyond === '\n');
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && WORD.test(character);
}
