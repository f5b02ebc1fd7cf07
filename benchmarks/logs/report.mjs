import { measuredOn, ms, number, table } from '../lib/markdown.mjs';
import { writeFigures } from '../lib/writeFigures.mjs';

/** What was measured, as Markdown. */
export function logsReport(result) {
  const { rows } = result;
  const head = [
    'lines',
    'opened',
    'floor',
    '10 lines added',
    'floor',
    'searched',
  ];
  const cells = rows.map(row => [
    number(row.lines),
    ms(row.openMs),
    ms(row.floorOpenMs),
    ms(row.appendMs),
    ms(row.floorAppendMs),
    ms(row.searchMs),
  ]);
  return [measuredOn(result), table(head, cells)].join('\n\n');
}

/** Puts the figures into `docs/performance.md`. */
export function writeLogsDocs(result) {
  writeFigures('docs/performance.md', 'logs', logsReport(result));
}
