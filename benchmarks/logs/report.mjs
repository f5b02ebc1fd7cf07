import { writeFigures } from '../lib/writeFigures.mjs';

const NUMBER = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const ms = value => `${NUMBER.format(value)} ms`;

/** What was measured, as Markdown. */
export function logsReport({ date, machine, rows }) {
  const head = [
    'lines',
    'opened',
    'floor',
    '10 lines added',
    'floor',
    'searched',
  ];
  const cells = rows.map(row => [
    NUMBER.format(row.lines),
    ms(row.openMs),
    ms(row.floorOpenMs),
    ms(row.appendMs),
    ms(row.floorAppendMs),
    ms(row.searchMs),
  ]);
  const line = each => `| ${each.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...cells.map(line)];
  return [`Measured on ${date}: ${machine}.`, table.join('\n')].join('\n\n');
}

/** Puts the figures into `docs/performance.md`. */
export function writeLogsDocs(result) {
  writeFigures('docs/performance.md', 'logs', logsReport(result));
}
