import { measuredOn, ms, number, table, times } from '../lib/markdown.mjs';
import { writeFigures } from '../lib/writeFigures.mjs';

/** What a change of 1 % of 5,000 tiles, and their first appearance, should take at most. */
const GOAL = { pods: 5_000, mountMs: 260, updateMs: 25 };

/** What was measured, as Markdown. */
export function gridReport(result) {
  const { rows } = result;
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
    number(row.pods),
    ms(row.mountMs),
    ms(row.floorMountMs),
    times(row.mountMs / row.floorMountMs),
    ms(row.updateMs),
    ms(row.floorUpdateMs),
    times(row.updateMs / row.floorUpdateMs),
  ]);
  const largest = rows.find(row => row.pods === GOAL.pods);
  const isReached =
    largest.mountMs <= GOAL.mountMs && largest.updateMs <= GOAL.updateMs;
  return [
    measuredOn(result),
    table(head, cells),
    `The goal for ${number(GOAL.pods)} pods is ${ms(GOAL.mountMs)} and ${ms(
      GOAL.updateMs,
    )} on a quiet machine: ${
      isReached ? 'reached' : 'not reached in this run'
    }.`,
  ].join('\n\n');
}

/** Puts the figures into `docs/performance.md`. */
export function writeGridDocs(result) {
  writeFigures('docs/performance.md', 'grid', gridReport(result));
}
