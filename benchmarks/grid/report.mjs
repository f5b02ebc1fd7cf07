import { writeFigures } from '../lib/writeFigures.mjs';

/** What a change of 1 % of 5,000 tiles, and their first appearance, should take at most. */
const GOAL = { pods: 5_000, mountMs: 260, updateMs: 25 };

const NUMBER = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const ms = value => `${NUMBER.format(value)} ms`;
const times = value => `${NUMBER.format(value)} ×`;

/** What was measured, as Markdown. */
export function gridReport({ date, machine, rows }) {
  const head = [
    'pods',
    'first picture',
    'floor',
    'to floor',
    '1 % changed',
    'floor',
    'to floor',
  ];
  const cells = rows.map(row => [
    NUMBER.format(row.pods),
    ms(row.mountMs),
    ms(row.floorMountMs),
    times(row.mountMs / row.floorMountMs),
    ms(row.updateMs),
    ms(row.floorUpdateMs),
    times(row.updateMs / row.floorUpdateMs),
  ]);
  const line = each => `| ${each.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...cells.map(line)];
  const largest = rows.find(row => row.pods === GOAL.pods);
  const isReached =
    largest.mountMs <= GOAL.mountMs && largest.updateMs <= GOAL.updateMs;
  return [
    `Measured on ${date}: ${machine}.`,
    table.join('\n'),
    `The goal for ${NUMBER.format(GOAL.pods)} pods is ${ms(
      GOAL.mountMs,
    )} and ${ms(GOAL.updateMs)} on a quiet machine: ${
      isReached ? 'reached' : 'not reached in this run'
    }.`,
  ].join('\n\n');
}

/** Puts the figures into `docs/performance.md`. */
export function writeGridDocs(result) {
  writeFigures('docs/performance.md', 'grid', gridReport(result));
}
